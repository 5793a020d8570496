package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The builds on the heads of open pull requests.
 *
 * <pre>
 * oneclick_open_pr_build{project="CCL",status="failed"} 2.0
 * </pre>
 */
final class OpenBuildsCollector extends Collector {

    private record Builds(FlowScope scope, Map<BuildStatus, Integer> counts) implements OpenBuildsMXBean {

        @Override
        public Integer getSuccessful() {
            return counts.get(BuildStatus.SUCCESSFUL);
        }

        @Override
        public Integer getFailed() {
            return counts.get(BuildStatus.FAILED);
        }

        @Override
        public Integer getInProgress() {
            return counts.get(BuildStatus.INPROGRESS);
        }

        @Override
        public Integer getCancelled() {
            return counts.get(BuildStatus.CANCELLED);
        }

        @Override
        public Integer getUnknown() {
            return counts.get(BuildStatus.UNKNOWN);
        }
    }

    OpenBuildsCollector() {
        super("open_builds", Builds.class);
    }

    @Override
    List<Builds> rows(Snapshot snapshot) {
        snapshot.flow().require(Part.BUILDS);
        return FlowScope.rows(
                snapshot.flow(),
                (scope, one) -> Stream.of(new Builds(scope, one.open().builds())));
    }
}
