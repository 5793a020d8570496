package io.oneclick.exporter.history;

import io.oneclick.exporter.model.Details;
import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.PastPullRequest;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.TimeSpan;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * One scope as a refresh would have read it at each minute. The same code counts it. A pull request that was not created yet did
 * not exist, and one that was not closed yet was open.
 */
final class Sweep {

    private final PastScope scope;
    private final List<TimeSpan> windows;
    private final FlowBy by;
    private final List<PastPullRequest> byCreation;
    private final SlidingWindow created;
    private final SlidingWindow closed;
    private final SlidingWindow justClosed;
    private final List<PastPullRequest> open = new ArrayList<>();
    private int known;

    Sweep(PastScope scope, Settings settings) {
        this.scope = scope;
        this.windows = settings.get(Setting.FLOW_WINDOWS);
        this.by = settings.get(Setting.FLOW_BY);
        Duration longest =
                windows.stream().map(TimeSpan::length).max(Duration::compareTo).orElse(Duration.ZERO);
        this.byCreation = sorted(PastPullRequest::created);
        List<PastPullRequest> byClosing = sorted(PastPullRequest::closed);
        this.created = new SlidingWindow(byCreation, PastPullRequest::created, longest);
        this.closed = new SlidingWindow(byClosing, PastPullRequest::closed, longest);
        this.justClosed = new SlidingWindow(byClosing, PastPullRequest::closed, settings.get(Setting.CLOSED_WINDOW));
    }

    private List<PastPullRequest> sorted(ToLongFunction<PastPullRequest> time) {
        List<PastPullRequest> sorted = new ArrayList<>(scope.pullRequests());
        sorted.sort(Comparator.comparingLong(time));
        return sorted;
    }

    /** What a refresh at the start of {@code minute} would have read, as far as the tables have it. */
    Snapshot at(Instant minute) {
        long now = Past.microseconds(minute);
        moveTo(now);
        List<Repository> listed = scope.listed(now);
        return new Snapshot(
                minute,
                null,
                listed,
                counted(minute),
                ReportKeys.of(List.of()),
                new Details(false, 1),
                Map.of(),
                List.of(),
                flow(minute, listed));
    }

    private void moveTo(long now) {
        while (known < byCreation.size() && byCreation.get(known).created() <= now) {
            open.add(byCreation.get(known++));
        }
        open.removeIf(pullRequest -> pullRequest.closed() <= now);
    }

    private List<PullRequest> counted(Instant minute) {
        List<PullRequest> counted = new ArrayList<>();
        if (!open.isEmpty()) {
            counted.addAll(Collections.nCopies(open.size(), counted(open.get(0), PullRequestState.OPEN)));
        }
        existing(justClosed, minute).forEach(pullRequest -> counted.add(counted(pullRequest, pullRequest.state())));
        return counted;
    }

    private static PullRequest counted(PastPullRequest pullRequest, PullRequestState state) {
        return new PullRequest(pullRequest.repository(), 0, state, null, Collections.emptySortedMap());
    }

    private Flow flow(Instant minute, List<Repository> listed) {
        FlowBuilder flow = new FlowBuilder(minute, windows, by, listed);
        for (PastPullRequest pullRequest : open) {
            flow.open(
                    new OpenPullRequest(pullRequest.repository(), 0, Past.instant(pullRequest.created()), null, null));
        }
        for (PastPullRequest pullRequest : created.endingAt(minute)) {
            flow.created(pullRequest.repository(), Past.instant(pullRequest.created()));
        }
        for (PastPullRequest pullRequest : existing(closed, minute)) {
            flow.closed(
                    pullRequest.repository(),
                    pullRequest.state(),
                    Past.instant(pullRequest.created()),
                    Past.instant(pullRequest.closed()));
        }
        return flow.build();
    }

    /** In the hour in which clocks go back, a pull request can seem to be closed before it was created. */
    private static List<PastPullRequest> existing(SlidingWindow window, Instant minute) {
        long now = Past.microseconds(minute);
        return window.endingAt(minute).stream()
                .filter(pullRequest -> pullRequest.created() <= now)
                .toList();
    }
}
