package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * The time of the last flow reading.
 *
 * <pre>
 * oneclick_flow_timestamp_seconds 1.790155817123456E9
 * </pre>
 */
public final class FlowCollector extends Collector {

    public static final String NAME = "flow";

    /** One reading of the flow. */
    public record Reading(Instant at) implements FlowMXBean {
        @Override
        public Double getTimestampSeconds() {
            return Column.seconds(at);
        }
    }

    FlowCollector() {
        super(NAME, Reading.class);
    }

    @Override
    List<Reading> rows(Snapshot snapshot) {
        snapshot.flow().require();
        return List.of(new Reading(snapshot.flow().readAt()));
    }
}
