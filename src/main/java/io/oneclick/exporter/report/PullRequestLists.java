package io.oneclick.exporter.report;

import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The single pull requests of the page, and the required reports that they miss or fail. */
final class PullRequestLists {

    private static final int MAX_OLDEST = 25;

    private final Snapshot snapshot;
    private final boolean hasReports;

    private record Key(Repository repository, long number) {}

    PullRequestLists(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.hasReports = snapshot.lack(Part.REPORTS, Part.REQUIRED_REPORTS).isEmpty();
    }

    int open(Predicate<PullRequest> which) {
        return (int) snapshot.open().filter(which).count();
    }

    /** How many of the open ones miss a report. */
    int missing(Predicate<PullRequest> which) {
        return open(which.and(pullRequest -> !missing(pullRequest).isEmpty()));
    }

    private Set<String> missing(PullRequest pullRequest) {
        return pullRequest.missingReports(snapshot.reportKeys());
    }

    /** The open ones, the oldest first. */
    List<Page.OpenRow> oldest() {
        Map<Key, PullRequest> known = new HashMap<>();
        snapshot.open()
                .forEach(
                        pullRequest -> known.put(new Key(pullRequest.repository(), pullRequest.number()), pullRequest));
        return snapshot.flow().open().stream()
                .limit(MAX_OLDEST)
                .map(open -> row(open, known.get(new Key(open.repository(), open.number()))))
                .toList();
    }

    /** @param pullRequest the same one with its reports, or null where it is not known */
    private Page.OpenRow row(OpenPullRequest open, PullRequest pullRequest) {
        boolean isKnown = hasReports && pullRequest != null;
        return new Page.OpenRow(
                open.project(),
                open.repository().slug(),
                open.number(),
                Words.since(open.opened(), snapshot.takenAt()),
                Words.since(open.updated(), snapshot.takenAt()),
                open.review() == null ? null : Words.party(open.review().waitsFor()),
                isKnown ? String.join(", ", missing(pullRequest)) : null,
                isKnown ? String.join(", ", pullRequest.failingReports(snapshot.reportKeys())) : null);
    }

    /** Those that were merged although they miss a report; none where that is not known. */
    List<Page.MergedRow> mergedWithoutReports() {
        if (!hasReports) {
            return List.of();
        }
        return snapshot.closed()
                .filter(pullRequest -> pullRequest.state() == PullRequestState.MERGED)
                .filter(pullRequest -> !missing(pullRequest).isEmpty())
                .map(pullRequest -> new Page.MergedRow(
                        pullRequest.project(),
                        pullRequest.repository().slug(),
                        pullRequest.number(),
                        String.join(", ", missing(pullRequest))))
                .toList();
    }
}
