package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Snapshot;
import java.math.BigDecimal;
import java.util.List;

/** The reports on one pull request: more labels of a row for it. */
public record PullRequestReports(
        @Label(value = "valid_appearance", isKey = false) @Description("The number of known reports it has")
        int count,

        @Label(value = "present_reports", isKey = false) @Description("The known reports it has, sorted")
        String keys,

        @Label(value = "code_coverage", isKey = false)
        @Description("Code coverage in percent, two decimals; empty if no report contains it")
        String codeCoverage) {

    static PullRequestReports of(PullRequest pullRequest, Snapshot snapshot) {
        List<String> present = pullRequest.reports().keySet().stream()
                .filter(snapshot.reportKeys()::contains)
                .toList();
        return new PullRequestReports(
                present.size(),
                String.join(",", present),
                pullRequest.codeCoverage().map(BigDecimal::toPlainString).orElse(""));
    }
}
