package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The numbers of pull requests opened, merged and declined, and the time to merge them.
 *
 * <pre>
 * oneclick_pr_opened{project="CCL",window="7d"} 12.0
 * oneclick_pr_closed{pr_state="merged",project="CCL",window="7d"} 9.0
 * oneclick_pr_time_to_merge_seconds{percentile="50",project="CCL",window="7d"} 71003.5
 * </pre>
 */
final class PullRequestFlowCollector extends Collector {

    private record InWindow(FlowWindow in) implements PullRequestFlowMXBean {

        @Override
        public Integer getOpened() {
            return in.counts().opened();
        }

        @Override
        public Integer getMerged() {
            return in.counts().merged();
        }

        @Override
        public Integer getDeclined() {
            return in.counts().declined();
        }

        @Override
        public Double getTimeToMergeMedianSeconds() {
            return in.counts().timeToMerge().p50();
        }

        @Override
        public Double getTimeToMergePercentile75Seconds() {
            return in.counts().timeToMerge().p75();
        }

        @Override
        public Double getTimeToMergePercentile90Seconds() {
            return in.counts().timeToMerge().p90();
        }

        @Override
        public Double getTimeToMergeLongestSeconds() {
            return in.counts().timeToMerge().p100();
        }
    }

    PullRequestFlowCollector() {
        super("pull_request_flow", InWindow.class);
    }

    @Override
    List<InWindow> rows(Snapshot snapshot) {
        snapshot.flow().require();
        return FlowWindow.rows(snapshot.flow(), InWindow::new);
    }
}
