package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The builds on the heads of open pull requests.
 *
 * <pre>
 * oneclick_open_pr_build{project="CCL",status="failed"} 2.0
 * </pre>
 */
public final class OpenBuildsCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(Builds.class);

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

    @Override
    public String name() {
        return "open_builds";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.flow().require(Part.BUILDS);
        List<Builds> rows = new ArrayList<>();
        snapshot.flow()
                .scopes()
                .forEach((scope, one) ->
                        rows.add(new Builds(FlowScope.of(scope), one.open().builds())));
        return new Collected(DECLARATION, rows);
    }
}
