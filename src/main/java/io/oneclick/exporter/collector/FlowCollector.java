package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * When the flow was last read.
 *
 * <pre>
 * oneclick_flow_timestamp_seconds 1.790155817123456E9
 * </pre>
 */
public final class FlowCollector implements Collector {

    public static final String NAME = "flow";

    private static final Declaration DECLARATION = Declaration.of(Reading.class);

    /** One reading of the flow. */
    public record Reading(Double timestampSeconds) implements FlowMXBean {
        @Override
        public Double getTimestampSeconds() {
            return timestampSeconds;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.flow().require();
        return new Collected(
                DECLARATION,
                List.of(new Reading(
                        OpenedPullRequestsCollector.seconds(snapshot.flow().readAt()))));
    }
}
