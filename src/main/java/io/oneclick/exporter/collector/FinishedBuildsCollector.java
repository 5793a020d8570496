package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The builds that finished in a window, and their durations.
 *
 * <pre>
 * oneclick_build_finished{project="CCL",status="successful",window="1d"} 31.0
 * oneclick_build_duration_seconds{percentile="90",project="CCL",window="1d"} 843.0
 * </pre>
 */
final class FinishedBuildsCollector extends Collector {

    private record InWindow(FlowWindow in) implements FinishedBuildsMXBean {

        @Override
        public Integer getSuccessful() {
            return in.counts().builds().get(BuildStatus.SUCCESSFUL);
        }

        @Override
        public Integer getFailed() {
            return in.counts().builds().get(BuildStatus.FAILED);
        }

        @Override
        public Integer getCancelled() {
            return in.counts().builds().get(BuildStatus.CANCELLED);
        }

        @Override
        public Double getDurationMedianSeconds() {
            return in.counts().buildDuration().p50();
        }

        @Override
        public Double getDurationPercentile75Seconds() {
            return in.counts().buildDuration().p75();
        }

        @Override
        public Double getDurationPercentile90Seconds() {
            return in.counts().buildDuration().p90();
        }

        @Override
        public Double getDurationLongestSeconds() {
            return in.counts().buildDuration().p100();
        }
    }

    FinishedBuildsCollector() {
        super("finished_builds", InWindow.class);
    }

    @Override
    List<InWindow> rows(Snapshot snapshot) {
        snapshot.flow().require(Part.BUILDS);
        return FlowWindow.rows(snapshot.flow(), InWindow::new);
    }

    @Override
    String lack(Snapshot snapshot) {
        return snapshot.flow().lack(Part.BUILD_DURATIONS).orElse(null);
    }
}
