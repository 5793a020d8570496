package io.oneclick.exporter.collector;

import static io.oneclick.exporter.model.PullRequestState.MERGED;
import static io.oneclick.exporter.model.PullRequestState.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestSnapshot;
import org.junit.jupiter.api.Test;

class DetailLimitCollectorTest {

    private final TestSnapshot snapshot = new TestSnapshot()
            .repository("B", "one")
            .pullRequest(1, OPEN)
            .repository("A", "two")
            .pullRequest(10, OPEN)
            .pullRequest(9, OPEN)
            .pullRequest(11, MERGED)
            .repository("A", "one")
            .pullRequest(12, OPEN);

    @Test
    void whatIsLeftOutOfEachFamilyIsCounted() {
        String rows = Rows.of(new DetailLimitCollector(), snapshot.details(true, 1));
        assertTrue(rows.contains("oneclick_open_pr_report|3\n"), rows);
        assertTrue(rows.contains("oneclick_closed_pr_report|0\n"), rows);
    }

    @Test
    void theFirstByProjectRepositoryAndNumberAreKept() {
        snapshot.details(true, 2).pullRequest(8, MERGED);
        assertEquals("""
                project|stash_repo|pr_no|valid_appearance|present_reports|code_coverage
                A|one|8|0||
                A|two|11|0||
                """, Rows.of(new ClosedPullRequestsCollector(), snapshot));
        assertTrue(Rows.of(new OpenPullRequestsCollector(), snapshot)
                .matches("[^\n]+\nA\\|one\\|12[^\n]+\nA\\|two\\|9[^\n]+\n"));
    }

    @Test
    void whereAsManyAreAllowedAsThereAreNothingIsLeftOut() {
        String rows = Rows.of(new DetailLimitCollector(), snapshot.details(true, 4));
        assertTrue(rows.contains("oneclick_open_pr_report|0\n"), rows);
    }

    @Test
    void offIsNoSeriesAndNothingLeftOut() {
        snapshot.details(false, 1);
        assertEquals(
                1, Rows.of(new OpenPullRequestsCollector(), snapshot).lines().count());
        assertEquals(
                1, Rows.of(new ClosedPullRequestsCollector(), snapshot).lines().count());
        assertTrue(Rows.of(new DetailLimitCollector(), snapshot).contains("oneclick_open_pr_report|0\n"));
    }
}
