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
public final class ClosedPullRequestsCollector implements Collector {

    static final Declaration DECLARATION = Declaration.of(ClosedPullRequest.class);

    @Table("ClosedPullRequests")
    @Family(
            name = "oneclick_closed_pr_report",
            help = "Report detail for recent one minute closed pull requests by pull request id")
    @Description("The reports on each pull request merged or declined in the closed window: a row for each")
    private record ClosedPullRequest(PullRequestReports reports) {}

    @Override
    public String name() {
        return "closed_pull_requests";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.DETAILS);
        List<ClosedPullRequest> rows = snapshot.details().choose(snapshot.closed()).stream()
                .map(pullRequest -> new ClosedPullRequest(PullRequestReports.of(pullRequest, snapshot)))
                .toList();
        return new Collected(DECLARATION, rows);
    }
}
