package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * How many pull requests are left out of the two families that have a series for each.
 *
 * <pre>
 * oneclick_detail_series_left_out{family="oneclick_open_pr_report"} 0.0
 * </pre>
 */
public final class DetailLimitCollector implements Collector {

    private static final List<Column> LABELS = List.of(Column.text("family", "The family of metrics"));

    private record LeftOut(Integer leftOut) implements DetailLimitMXBean {
        @Override
        public Integer getLeftOut() {
            return leftOut;
        }
    }

    @Override
    public String name() {
        return "detail_limit";
    }

    @Override
    public String type() {
        return "DetailLimit";
    }

    @Override
    public List<Family> families() {
        return List.of(Family.of("oneclick_detail_series_left_out", "leftOut"));
    }

    @Override
    public Published collect(Snapshot snapshot) {
        return new Numbers<>(
                DetailLimitMXBean.class,
                LABELS,
                Map.of(
                        List.of(OpenPullRequestsCollector.FAMILY),
                        leftOut(snapshot, snapshot.open().count()),
                        List.of(ClosedPullRequestsCollector.FAMILY),
                        leftOut(snapshot, snapshot.closed().count())),
                null);
    }

    private static DetailLimitMXBean leftOut(Snapshot snapshot, long count) {
        return new LeftOut(snapshot.details().leftOut(count));
    }
}
