package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Blocked;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * The open pull requests that required reports block.
 *
 * <pre>
 * oneclick_open_pr_blocked{project="CCL",reason="missing",report="ci"} 2.0
 * </pre>
 */
public final class BlockedPullRequestsCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(BlockedByReport.class);

    private record BlockedByReport(
            FlowScope scope,
            @Label("report") @Description("Report key") String report,
            Blocked blocked) implements BlockedPullRequestsMXBean {

        @Override
        public Integer getMissing() {
            return blocked.missing();
        }

        @Override
        public Integer getFailed() {
            return blocked.failed();
        }
    }

    @Override
    public String name() {
        return "blocked_pull_requests";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.flow().require(Part.BLOCKING_REPORTS);
        List<BlockedByReport> rows = new ArrayList<>();
        snapshot.flow().scopes().forEach((scope, one) -> one.blocked()
                .forEach((report, blocked) -> rows.add(new BlockedByReport(FlowScope.of(scope), report, blocked))));
        return new Collected(DECLARATION, rows);
    }
}
