package io.oneclick.exporter.collector;

import static io.oneclick.exporter.model.PullRequestState.MERGED;
import static io.oneclick.exporter.model.PullRequestState.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class ReportResultsCollectorTest {

    private final TestSnapshot snapshot = new TestSnapshot()
            .repository("A", "one", "ci")
            .pullRequest(1, OPEN, "ci=SUCCESS", "sast=NONE")
            .pullRequest(2, OPEN, "ci=FAILURE", "sast=UNKNOWN")
            .pullRequest(3, OPEN, "lint=SUCCESS")
            .pullRequest(4, MERGED, "ci=SUCCESS", "sast=FAILURE");

    @Test
    void openPullRequestsAreCountedByTheResultOfEachKnownReport() {
        assertEquals("""
                project|report|Failure|NotAvailable|Success|Total
                A|ci|1|1|1|2
                A|sast|0|1|0|0
                """, Rows.of(new ReportResultsCollector(), snapshot));
    }

    @Test
    void withoutReportsOrRequiredReportsItGivesNothing() {
        snapshot.without(Part.REQUIRED_REPORTS, "permission denied");
        Exception problem =
                assertThrows(MissingPartException.class, () -> new ReportResultsCollector().collect(snapshot.build()));
        assertEquals("permission denied", problem.getMessage());
    }
}
