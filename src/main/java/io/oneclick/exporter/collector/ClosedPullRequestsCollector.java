package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The reports on each pull request merged or declined in the closed window.
 *
 * <pre>
 * oneclick_closed_pr_report{code_coverage="81.25",pr_no="17",present_reports="ci,codecoverage",project="CCL",…} 1.0
 * </pre>
 */
final class ClosedPullRequestsCollector extends Collector {

    static final String FAMILY = "oneclick_closed_pr_report";

    @Table("ClosedPullRequests")
    @Family(name = FAMILY, help = "Report detail for recent one minute closed pull requests by pull request id")
    @Description("The reports on each pull request merged or declined in the closed window: a row for each")
    private record ClosedPullRequest(PullRequestKey key, PullRequestReports reports) {}

    ClosedPullRequestsCollector() {
        super("closed_pull_requests", ClosedPullRequest.class);
    }

    @Override
    List<ClosedPullRequest> rows(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.DETAILS);
        return snapshot.details().choose(snapshot.closed()).stream()
                .map(pullRequest -> new ClosedPullRequest(
                        PullRequestKey.of(pullRequest), PullRequestReports.of(pullRequest, snapshot)))
                .toList();
    }
}
