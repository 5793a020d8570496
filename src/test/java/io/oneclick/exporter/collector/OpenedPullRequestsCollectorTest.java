package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OpenedPullRequestsCollectorTest {

    @Test
    void eachOpenPullRequestHasARow() {
        assertEquals("""
                project|stash_repo|pr_no|opened_timestamp_seconds
                A|busy|1|1.7944755E9
                A|busy|2|1.7951307E9
                """, Rows.of(new OpenedPullRequestsCollector(), TestFlow.snapshot()));
    }

    @Test
    void theSettingsOfDetailsBoundIt() {
        assertEquals(
                """
                project|stash_repo|pr_no|opened_timestamp_seconds
                A|busy|1|1.7944755E9
                """,
                Rows.of(new OpenedPullRequestsCollector(), TestFlow.snapshot().details(true, 1)));
    }

    @Test
    void itHasNoRowWhereDetailsAreOff() {
        assertEquals(
                0,
                new OpenedPullRequestsCollector()
                        .collect(TestFlow.snapshot().details(false, 1).build())
                        .rows()
                        .size());
    }
}
