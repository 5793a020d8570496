package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Snapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSnapshotTest {

    @Test
    void agesOfPullRequestsArePlausibleUnlessTheyAreGiven() {
        Snapshot snapshot = new TestSnapshot()
                .repository("CCL", "api")
                .pullRequest(1, PullRequestState.OPEN)
                .openedAt(TestSnapshot.OPENED.minus(Duration.ofDays(3)))
                .pullRequest(2, PullRequestState.OPEN)
                .build();
        assertEquals(
                List.of(Duration.ofHours(1), Duration.ofHours(73)),
                snapshot.pullRequests().stream()
                        .map(one -> Duration.between(one.opened(), snapshot.takenAt()))
                        .toList());
    }
}
