package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Blocked;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The open pull requests that required reports block from merging.
 *
 * <pre>
 * oneclick_open_pr_blocked{project="CCL",reason="missing",report="ci"} 2.0
 * </pre>
 */
final class BlockedPullRequestsCollector extends Collector {

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

    BlockedPullRequestsCollector() {
        super("blocked_pull_requests", BlockedByReport.class);
    }

    @Override
    List<BlockedByReport> rows(Snapshot snapshot) {
        snapshot.flow().require(Part.BLOCKING_REPORTS);
        return FlowScope.rows(snapshot.flow(), (scope, one) -> one.blocked().entrySet().stream()
                .map(report -> new BlockedByReport(scope, report.getKey(), report.getValue())));
    }
}
