package io.oneclick.exporter.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Builds a {@link Flow} while a code host is read. Of closed pull requests it keeps only counts and durations. */
public final class FlowBuilder {

    private final Instant readAt;
    private final Instant end;
    private final List<TimeSpan> windows;
    private final FlowBy by;
    private final SortedMap<Scope, ScopeTally> tallies = new TreeMap<>();
    private final List<OpenPullRequest> open = new ArrayList<>();
    private final Map<Part, String> missingParts = new EnumMap<>(Part.class);

    /**
     * @param readAt the instant that is read; windows and ages end with the start of its minute
     * @param repositories all repositories of the listed projects; each gets its zeros
     */
    public FlowBuilder(Instant readAt, List<TimeSpan> windows, FlowBy by, Iterable<Repository> repositories) {
        this.readAt = readAt;
        this.end = readAt.truncatedTo(ChronoUnit.MINUTES);
        this.windows = windows;
        this.by = by;
        repositories.forEach(this::tally);
    }

    private ScopeTally tally(Repository repository) {
        return tallies.computeIfAbsent(Scope.of(repository, by), scope -> new ScopeTally(end, windows));
    }

    /** A part that could not be read, with the reason. */
    public void missing(Part part, String reason) {
        missingParts.put(part, reason);
    }

    /** An open pull request. */
    public void open(OpenPullRequest pullRequest) {
        open.add(pullRequest);
        tally(pullRequest.repository()).open().add(pullRequest);
    }

    /** A pull request, open or closed, by its creation time. Null means unknown and is not counted. */
    public void created(Repository repository, Instant created) {
        if (created != null) {
            tally(repository).at(created, WindowTally::opened);
        }
    }

    /** A merged or declined pull request. */
    public void closed(Repository repository, PullRequestState state, Instant created, Instant closed) {
        if (closed != null) {
            tally(repository).at(closed, window -> {
                if (state == PullRequestState.MERGED) {
                    window.merged(created, closed);
                } else {
                    window.declined();
                }
            });
        }
    }

    /** A merged pull request without an approval from anyone but its author. */
    public void mergedWithoutApproval(Repository repository, Instant closed) {
        tally(repository).at(closed, WindowTally::mergedWithoutApproval);
    }

    /** A pull request, open or closed, that somebody reviewed. */
    public void reviewed(Repository repository, Instant created, Instant firstReview) {
        tally(repository).at(created, window -> window.reviewed(created, firstReview));
    }

    /** The builds on all heads with the same commit: in a window, one build counts once for a scope. */
    public void builds(List<HeadBuilds> heads) {
        for (HeadBuilds head : heads) {
            if (head.isOpen()) {
                OpenTally tally = tally(head.repository()).open();
                head.builds().forEach(build -> tally.build(build.status()));
            }
        }
        for (int i = 0; i < windows.size(); i++) {
            finishedBuilds(heads, i);
        }
    }

    private void finishedBuilds(List<HeadBuilds> heads, int index) {
        TimeSpan window = windows.get(index);
        Set<Map.Entry<Scope, Long>> counted = new HashSet<>();
        for (HeadBuilds head : heads) {
            if (head.isOpen() || window.endingAt(end, head.closed())) {
                Scope scope = Scope.of(head.repository(), by);
                head.builds().stream()
                        .filter(build -> build.status().isFinished() && build.updated() != null)
                        .filter(build -> window.endingAt(end, build.updated()))
                        .filter(build -> counted.add(Map.entry(scope, build.id())))
                        .forEach(build -> tallies.get(scope).window(index).finished(build));
            }
        }
    }

    /** Counts the open pull requests that the required reports among {@code known} block. */
    public void blocked(Iterable<PullRequest> openPullRequests, ReportKeys keys, SortedSet<String> known) {
        for (ScopeTally tally : tallies.values()) {
            known.forEach(report -> tally.blocked(report, Blocked.NONE));
        }
        for (PullRequest pullRequest : openPullRequests) {
            ScopeTally tally = tally(pullRequest.repository());
            pullRequest.missingReports(keys).forEach(report -> tally.blocked(report, new Blocked(1, 0)));
            pullRequest.failingReports(keys).stream()
                    .filter(pullRequest.repository().mustPassReports()::contains)
                    .forEach(report -> tally.blocked(report, new Blocked(0, 1)));
        }
    }

    public Flow build() {
        SortedMap<Scope, ScopeFlow> scopes = new TreeMap<>();
        tallies.forEach((scope, tally) -> scopes.put(scope, tally.flow()));
        open.sort(Listed.OLDEST_FIRST);
        return new Flow(readAt, windows, scopes, open, missingParts);
    }
}
