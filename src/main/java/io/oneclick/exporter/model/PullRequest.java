package io.oneclick.exporter.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A pull request, open or just closed.
 *
 * @param repository the one it merges into
 * @param number its number, unique within the repository
 * @param opened when it was created, or null if unknown
 * @param reports the newest report for each key, by key
 */
public record PullRequest(
        Repository repository, long number, PullRequestState state, Instant opened, SortedMap<String, Report> reports)
        implements Listed {

    /** The report whose code coverage is used first. */
    private static final String COVERAGE_REPORT = "codecoverage";

    /** The same one with other reports. */
    public PullRequest with(SortedMap<String, Report> otherReports) {
        return new PullRequest(repository, number, state, opened, otherReports);
    }

    /** The required keys among {@code known} that have no report on this pull request, sorted. */
    public TreeSet<String> missingReports(ReportKeys known) {
        TreeSet<String> missing = new TreeSet<>();
        for (String key : repository.requiredReports()) {
            if (known.contains(key) && !reports.containsKey(key)) {
                missing.add(key);
            }
        }
        return missing;
    }

    /** The required keys among {@code known} whose report has a failure as its result, sorted. */
    public TreeSet<String> failingReports(ReportKeys known) {
        TreeSet<String> failing = new TreeSet<>();
        for (String key : repository.requiredReports()) {
            Report report = reports.get(key);
            if (known.contains(key) && report != null && report.result() == ReportResult.FAILURE) {
                failing.add(key);
            }
        }
        return failing;
    }

    /**
     * Code coverage in percent: from the report "codecoverage" first, then from the others in the order of their keys.
     */
    public Optional<BigDecimal> codeCoverage() {
        Report first = reports.get(COVERAGE_REPORT);
        if (first != null && first.codeCoverage() != null) {
            return Optional.of(first.codeCoverage());
        }
        return reports.values().stream()
                .map(Report::codeCoverage)
                .filter(coverage -> coverage != null)
                .findFirst();
    }
}
