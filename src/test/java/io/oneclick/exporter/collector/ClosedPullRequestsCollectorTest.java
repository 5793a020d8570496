package io.oneclick.exporter.collector;

import static io.oneclick.exporter.model.PullRequestState.DECLINED;
import static io.oneclick.exporter.model.PullRequestState.MERGED;
import static io.oneclick.exporter.model.PullRequestState.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ClosedPullRequestsCollectorTest {

    private final TestSnapshot snapshot = new TestSnapshot()
            .repository("A", "one")
            .pullRequest(1, MERGED, new BigDecimal("81.50"), "ci=NONE", "lint=SUCCESS")
            .pullRequest(2, DECLINED)
            .pullRequest(3, OPEN, "ci=SUCCESS");

    @Test
    void theMergedAndDeclinedOnesAreListedWithTheirKnownReportsAndCoverage() {
        assertEquals("""
                project|stash_repo|pr_no|valid_appearance|present_reports|code_coverage
                A|one|1|1|ci|81.50
                A|one|2|0||
                """, Rows.of(new ClosedPullRequestsCollector(), snapshot));
    }

    @Test
    void withoutReportsItGivesNothing() {
        snapshot.without(Part.REPORTS, "permission denied");
        assertThrows(MissingPartException.class, () -> new ClosedPullRequestsCollector().collect(snapshot.build()));
    }

    @Test
    void withoutRequiredReportsItGivesAll() {
        snapshot.without(Part.REQUIRED_REPORTS, "permission denied");
        assertEquals(
                2,
                new ClosedPullRequestsCollector()
                        .collect(snapshot.build())
                        .rows()
                        .size());
    }
}
