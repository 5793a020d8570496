package io.oneclick.exporter.collector;

import static io.oneclick.exporter.model.PullRequestState.MERGED;
import static io.oneclick.exporter.model.PullRequestState.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OpenPullRequestsCollectorTest {

    private final TestSnapshot snapshot = new TestSnapshot()
            .repository("A", "one", "ci", "sast")
            .pullRequest(1, OPEN, new BigDecimal("81.50"), "ci=NONE", "lint=SUCCESS")
            .pullRequest(2, OPEN)
            .pullRequest(3, MERGED, "ci=SUCCESS");

    @Test
    void theOpenPullRequestsAreListedWithTheirKnownReportsAndCoverage() {
        assertEquals(
                """
                project|stash_repo|pr_no|valid_appearance|present_reports|code_coverage|missing_reports|opened
                A|one|1|1|ci|81.50|sast|OPENED
                A|one|2|0|||ci,sast|OPENED
                """.replace("OPENED", TestSnapshot.OPENED.toString()),
                Rows.of(new OpenPullRequestsCollector(), snapshot));
    }

    @Test
    void withoutReportsItGivesNothing() {
        snapshot.without(Part.REPORTS, "permission denied");
        assertThrows(MissingPartException.class, () -> new OpenPullRequestsCollector().collect(snapshot.build()));
    }

    @Test
    void withoutRequiredReportsItGivesAllButTheMissingOnes() {
        snapshot.without(Part.REQUIRED_REPORTS, "permission denied");
        String rows = Rows.of(new OpenPullRequestsCollector(), snapshot);
        assertTrue(rows.contains("\nA|one|1|1|ci|81.50|null|"), rows);
        assertTrue(rows.contains("\nA|one|2|0|||null|"), rows);
    }
}
