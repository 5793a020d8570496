package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.WindowFlow;
import java.util.ArrayList;
import java.util.List;

/**
 * The builds that finished in a window, and how long they took.
 *
 * <pre>
 * oneclick_build_finished{project="CCL",status="successful",window="1d"} 31.0
 * oneclick_build_duration_seconds{percentile="90",project="CCL",window="1d"} 843.0
 * </pre>
 */
public final class FinishedBuildsCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(InWindow.class);

    private record InWindow(
            FlowScope scope,

            @Label("window") @Description("How far back the window reaches from the minute of the reading")
            String window,

            WindowFlow counts)
            implements FinishedBuildsMXBean {

        @Override
        public Integer getSuccessful() {
            return counts.builds().get(BuildStatus.SUCCESSFUL);
        }

        @Override
        public Integer getFailed() {
            return counts.builds().get(BuildStatus.FAILED);
        }

        @Override
        public Integer getCancelled() {
            return counts.builds().get(BuildStatus.CANCELLED);
        }

        @Override
        public Double getDurationMedianSeconds() {
            return counts.buildDuration().p50();
        }

        @Override
        public Double getDurationPercentile75Seconds() {
            return counts.buildDuration().p75();
        }

        @Override
        public Double getDurationPercentile90Seconds() {
            return counts.buildDuration().p90();
        }

        @Override
        public Double getDurationLongestSeconds() {
            return counts.buildDuration().p100();
        }
    }

    @Override
    public String name() {
        return "finished_builds";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        Flow flow = snapshot.flow();
        flow.require(Part.BUILDS);
        List<InWindow> rows = new ArrayList<>();
        flow.scopes().forEach((scope, one) -> {
            for (int i = 0; i < flow.windows().size(); i++) {
                rows.add(new InWindow(
                        FlowScope.of(scope),
                        flow.windows().get(i).label(),
                        one.windows().get(i)));
            }
        });
        return new Collected(DECLARATION, rows, flow.lack(Part.BUILD_DURATIONS).orElse(null));
    }
}
