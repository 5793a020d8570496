package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * The reports on each open pull request.
 *
 * <pre>
 * oneclick_open_pr_report{code_coverage="81.25",pr_no="17",present_reports="ci,codecoverage",project="CCL",…} 1.0
 * </pre>
 */
public final class OpenPullRequestsCollector extends Collector {

    public static final String NAME = "open_pull_requests";

    static final String FAMILY = "oneclick_open_pr_report";

    @Table("OpenPullRequests")
    @Family(name = FAMILY, help = "Report detail for open state pull requests by pull request id")
    @Description("The reports on each open pull request: a row for each")
    public record OpenPullRequestRow(
            PullRequestKey key,
            PullRequestReports reports,

            @Description("The required known reports it misses, sorted; absent while they cannot be read")
            String missingReports,

            @Description("When it was opened; absent if that cannot be read")
            Instant opened) {}

    OpenPullRequestsCollector() {
        super(NAME, OpenPullRequestRow.class);
    }

    @Override
    List<OpenPullRequestRow> rows(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.DETAILS);
        boolean isRequiredKnown = snapshot.lack(Part.REQUIRED_REPORTS).isEmpty();
        return snapshot.details().choose(snapshot.open()).stream()
                .map(pullRequest -> new OpenPullRequestRow(
                        PullRequestKey.of(pullRequest),
                        PullRequestReports.of(pullRequest, snapshot),
                        isRequiredKnown ? String.join(",", pullRequest.missingReports(snapshot.reportKeys())) : null,
                        pullRequest.opened()))
                .toList();
    }
}
