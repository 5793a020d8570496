package io.oneclick.exporter.collector;

import static io.oneclick.exporter.model.PullRequestState.MERGED;
import static io.oneclick.exporter.model.PullRequestState.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class UnmetReportsCollectorTest {

    private final TestSnapshot snapshot = new TestSnapshot()
            .repository("A", "one", "ci", "sast", "unknown")
            .pullRequest(1, OPEN, "ci=FAILURE")
            .pullRequest(2, OPEN, "ci=SUCCESS", "sast=NONE")
            .pullRequest(3, OPEN, "sast=FAILURE", "unknown=FAILURE")
            .pullRequest(4, MERGED, "ci=FAILURE")
            .repository("B", "two")
            .pullRequest(1, OPEN, "ci=FAILURE");

    private String rows() {
        return Rows.of(new UnmetReportsCollector(), snapshot)
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf('|')) + "\n")
                .reduce("", String::concat);
    }

    @Test
    void requiredKnownReportsOfOpenPullRequestsAreListedWhereTheyAreMissingOrFail() {
        assertEquals("""
                project|stash_repo|pr_no|report|state
                A|one|1|sast|missing
                A|one|1|ci|failing
                A|one|3|ci|missing
                A|one|3|sast|failing
                """, rows());
    }

    @Test
    void thereAreNoMoreRowsThanAreAllowed() {
        snapshot.details(true, 3);
        assertEquals(1 + 3, rows().lines().count());
    }

    @Test
    void withoutReportsOrRequiredReportsItGivesNothing() {
        snapshot.without(Part.REQUIRED_REPORTS, "permission denied");
        assertThrows(MissingPartException.class, () -> new UnmetReportsCollector().collect(snapshot.build()));
    }

    @Test
    void itHasNoSeries() {
        assertEquals(0, new UnmetReportsCollector().declaration().families().size());
    }
}
