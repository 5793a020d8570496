package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * An open pull request that misses required reports.
 *
 * @param opened when it was opened, or null where the code host does not say
 * @param reports the keys it misses, sorted
 */
public record MissingReport(String project, String repository, long number, Instant opened, Set<String> reports) {

    private static final Comparator<MissingReport> OLDEST_FIRST = Comparator.comparing(
                    MissingReport::opened, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(MissingReport::repository)
            .thenComparing(MissingReport::number);

    /**
     * All of a snapshot, the oldest first.
     *
     * @throws MissingPartException if the snapshot lacks reports or required reports
     */
    public static List<MissingReport> of(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.REQUIRED_REPORTS);
        return snapshot.open()
                .map(pullRequest -> of(pullRequest, snapshot))
                .filter(missing -> !missing.reports().isEmpty())
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static MissingReport of(PullRequest pullRequest, Snapshot snapshot) {
        return new MissingReport(
                pullRequest.project(),
                pullRequest.repository().slug(),
                pullRequest.number(),
                pullRequest.opened(),
                pullRequest.missingReports(snapshot.reportKeys()));
    }
}
