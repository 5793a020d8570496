package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Listed;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The missing and failing required reports of each open pull request: a table for operators, without series. */
public final class UnmetReportsCollector extends Collector {

    public static final String NAME = "unmet_reports";
    public static final String MISSING = "missing";
    public static final String FAILING = "failing";

    /** One required report that blocks one open pull request from merging. */
    @Table("UnmetReports")
    @Description(
            "The required known reports that open pull requests miss or fail: a row for each, the oldest pull request"
                    + " first, at most max-detail-series")
    public record UnmetReport(
            PullRequestKey key,

            @Label("report") @Description("Report key") String report,
            @Description("missing or failing") String state,

            @Description("When the pull request was opened; absent if that cannot be read")
            Instant opened) {}

    UnmetReportsCollector() {
        super(NAME, UnmetReport.class);
    }

    @Override
    List<UnmetReport> rows(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.REQUIRED_REPORTS, Part.DETAILS);
        return snapshot.open()
                .sorted(Listed.OLDEST_FIRST)
                .flatMap(pullRequest -> unmet(pullRequest, snapshot.reportKeys()))
                .limit(snapshot.details().limit())
                .toList();
    }

    private static Stream<UnmetReport> unmet(PullRequest pullRequest, ReportKeys known) {
        return Stream.concat(
                pullRequest.missingReports(known).stream().map(report -> unmet(pullRequest, report, MISSING)),
                pullRequest.failingReports(known).stream().map(report -> unmet(pullRequest, report, FAILING)));
    }

    private static UnmetReport unmet(PullRequest pullRequest, String report, String state) {
        return new UnmetReport(PullRequestKey.of(pullRequest), report, state, pullRequest.opened());
    }
}
