package io.oneclick.exporter.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the open pull requests of one scope. */
final class OpenTally {

    private final Instant end;
    private final Sample age = new Sample(Sample.MICROSECONDS);
    private final List<Integer> olderThan = new ArrayList<>(Collections.nCopies(Flow.AGES.size(), 0));
    private final List<Integer> idleLongerThan = new ArrayList<>(Collections.nCopies(Flow.AGES.size(), 0));
    private final Map<Party, Integer> waiting = new EnumMap<>(Party.class);
    private final Map<BuildStatus, Integer> builds = new EnumMap<>(BuildStatus.class);
    private int staleApprovals;
    private int withoutReviewer;

    /** @param end the instant at which ages end */
    OpenTally(Instant end) {
        this.end = end;
        for (Party party : Party.values()) {
            waiting.put(party, 0);
        }
        for (BuildStatus status : BuildStatus.values()) {
            builds.put(status, 0);
        }
    }

    void add(OpenPullRequest pullRequest) {
        if (pullRequest.opened() != null) {
            age.addMicroseconds(pullRequest.opened(), end);
            countOver(pullRequest.opened(), olderThan);
        }
        if (pullRequest.updated() != null) {
            countOver(pullRequest.updated(), idleLongerThan);
        }
        if (pullRequest.review() != null) {
            waiting.merge(pullRequest.review().waitsFor(), 1, Integer::sum);
            staleApprovals += pullRequest.review().hasStaleApproval() ? 1 : 0;
            withoutReviewer += pullRequest.review().hasReviewer() ? 0 : 1;
        }
    }

    private void countOver(Instant since, List<Integer> counts) {
        Duration passed = Duration.between(since, end);
        for (int i = 0; i < counts.size(); i++) {
            if (passed.compareTo(Flow.AGES.get(i).length()) > 0) {
                counts.set(i, counts.get(i) + 1);
            }
        }
    }

    void build(BuildStatus status) {
        builds.merge(status, 1, Integer::sum);
    }

    OpenFlow flow() {
        return new OpenFlow(
                age.percentiles(),
                List.copyOf(olderThan),
                List.copyOf(idleLongerThan),
                Map.copyOf(waiting),
                staleApprovals,
                withoutReviewer,
                Map.copyOf(builds));
    }
}
