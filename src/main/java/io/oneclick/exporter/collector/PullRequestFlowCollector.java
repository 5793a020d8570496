package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.WindowFlow;
import java.util.ArrayList;
import java.util.List;

/**
 * How many pull requests were opened, merged and declined, and how long it took to merge them.
 *
 * <pre>
 * oneclick_pr_opened{project="CCL",window="7d"} 12.0
 * oneclick_pr_closed{pr_state="merged",project="CCL",window="7d"} 9.0
 * oneclick_pr_time_to_merge_seconds{percentile="50",project="CCL",window="7d"} 71003.5
 * </pre>
 */
public final class PullRequestFlowCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(InWindow.class);

    private record InWindow(
            FlowScope scope,

            @Label("window") @Description("How far back the window reaches from the minute of the reading")
            String window,

            WindowFlow counts)
            implements PullRequestFlowMXBean {

        @Override
        public Integer getOpened() {
            return counts.opened();
        }

        @Override
        public Integer getMerged() {
            return counts.merged();
        }

        @Override
        public Integer getDeclined() {
            return counts.declined();
        }

        @Override
        public Double getTimeToMergeMedianSeconds() {
            return counts.timeToMerge().p50();
        }

        @Override
        public Double getTimeToMergePercentile75Seconds() {
            return counts.timeToMerge().p75();
        }

        @Override
        public Double getTimeToMergePercentile90Seconds() {
            return counts.timeToMerge().p90();
        }

        @Override
        public Double getTimeToMergeLongestSeconds() {
            return counts.timeToMerge().p100();
        }
    }

    @Override
    public String name() {
        return "pull_request_flow";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        Flow flow = snapshot.flow();
        flow.require();
        List<InWindow> rows = new ArrayList<>();
        flow.scopes().forEach((scope, one) -> {
            for (int i = 0; i < flow.windows().size(); i++) {
                rows.add(new InWindow(
                        FlowScope.of(scope),
                        flow.windows().get(i).label(),
                        one.windows().get(i)));
            }
        });
        return new Collected(DECLARATION, rows);
    }
}
