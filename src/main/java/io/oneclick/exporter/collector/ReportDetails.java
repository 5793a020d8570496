package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Snapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The table of pull requests with the reports they have: one row each. */
final class ReportDetails {

    private static final List<Column> LABELS = List.of(
            Column.PROJECT,
            Column.REPOSITORY,
            new Column("pr_no", "Number of the pull request in its repository", Long.class),
            Column.count("valid_appearance", "How many known reports it has"),
            Column.text("present_reports", "The known reports it has, sorted"),
            Column.text("code_coverage", "Code coverage in percent, two decimals; empty where no report holds any"));

    private ReportDetails() {}

    static Table of(Snapshot snapshot, Stream<PullRequest> pullRequests) {
        snapshot.require(Part.REPORTS);
        return Table.of(
                LABELS,
                snapshot.details().choose(pullRequests).stream().map(pullRequest -> row(pullRequest, snapshot)));
    }

    private static Object[] row(PullRequest pullRequest, Snapshot snapshot) {
        List<String> present = pullRequest.reports().keySet().stream()
                .filter(snapshot.reportKeys()::contains)
                .toList();
        return new Object[] {
            pullRequest.project(),
            pullRequest.repository().slug(),
            pullRequest.number(),
            present.size(),
            String.join(",", present),
            pullRequest.codeCoverage().map(BigDecimal::toPlainString).orElse("")
        };
    }
}
