package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.Snapshot;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/** The required reports that each open pull request misses or fails: a table for people, without series. */
public final class UnmetReportsCollector implements Collector {

    public static final String NAME = "unmet_reports";
    public static final String MISSING = "missing";
    public static final String FAILING = "failing";

    private static final Declaration DECLARATION = Declaration.of(UnmetReport.class);

    private static final Comparator<PullRequest> OLDEST_FIRST = Comparator.comparing(
                    PullRequest::opened, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(PullRequest::project)
            .thenComparing(pullRequest -> pullRequest.repository().slug())
            .thenComparing(PullRequest::number);

    /** One report that keeps one open pull request from merging. */
    @Table("UnmetReports")
    @Description(
            "The required known reports that open pull requests miss or fail: a row for each, the oldest pull request"
                    + " first, at most max-detail-series")
    public record UnmetReport(
            @Label("project") @Description("Project key") String project,

            @Label("stash_repo") @Description("Repository slug")
            String repository,

            @Label("pr_no") @Description("Number of the pull request in its repository")
            long number,

            @Label("report") @Description("Report key") String report,
            @Description("missing or failing") String state,

            @Description("When the pull request was opened; absent if that cannot be read")
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
        snapshot.require(Part.REPORTS, Part.REQUIRED_REPORTS, Part.DETAILS);
        List<UnmetReport> rows = snapshot.open()
                .sorted(OLDEST_FIRST)
                .flatMap(pullRequest -> unmet(pullRequest, snapshot.reportKeys()))
                .limit(snapshot.details().limit())
                .toList();
        return new Collected(DECLARATION, rows);
    }

    private static Stream<UnmetReport> unmet(PullRequest pullRequest, ReportKeys known) {
        return Stream.concat(
                pullRequest.missingReports(known).stream().map(report -> unmet(pullRequest, report, MISSING)),
                pullRequest.failingReports(known).stream().map(report -> unmet(pullRequest, report, FAILING)));
    }

    private static UnmetReport unmet(PullRequest pullRequest, String report, String state) {
        return new UnmetReport(
                pullRequest.project(),
                pullRequest.repository().slug(),
                pullRequest.number(),
                report,
                state,
                pullRequest.opened() == null ? null : Date.from(pullRequest.opened()));
    }
}
