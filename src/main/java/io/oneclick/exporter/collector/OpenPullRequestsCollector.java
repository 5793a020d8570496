package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.Date;
import java.util.List;

/**
 * The reports on each open pull request.
 *
 * <pre>
 * oneclick_open_pr_report{code_coverage="81.25",pr_no="17",present_reports="ci,codecoverage",project="CCL",…} 1.0
 * </pre>
 */
public final class OpenPullRequestsCollector implements Collector {

    public static final String NAME = "open_pull_requests";

    static final Declaration DECLARATION = Declaration.of(OpenPullRequest.class);

    @Table("OpenPullRequests")
    @Family(name = "oneclick_open_pr_report", help = "Report detail for open state pull requests by pull request id")
    @Description("The reports on each open pull request: a row for each")
    private record OpenPullRequest(
            PullRequestReports reports,

            @Description("The required known reports it misses, sorted; absent while they cannot be read")
            String missingReports,

            @Description("When it was opened; absent if that cannot be read")
            Date opened) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.DETAILS);
        boolean isRequiredKnown = snapshot.lack(Part.REQUIRED_REPORTS).isEmpty();
        List<OpenPullRequest> rows = snapshot.details().choose(snapshot.open()).stream()
                .map(pullRequest -> new OpenPullRequest(
                        PullRequestReports.of(pullRequest, snapshot),
                        isRequiredKnown ? String.join(",", pullRequest.missingReports(snapshot.reportKeys())) : null,
                        pullRequest.opened() == null ? null : Date.from(pullRequest.opened())))
                .toList();
        return new Collected(DECLARATION, rows);
    }
}
