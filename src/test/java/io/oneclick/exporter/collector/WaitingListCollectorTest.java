package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class WaitingListCollectorTest {

    @Test
    void eachOpenPullRequestHasARowByParty() {
        assertEquals("""
                project|stash_repo|pr_no|party|note|opened|updated
                A|busy|1|author|approved before its newest commit|2026-11-12T09:25:00Z|2026-11-17T09:25:00Z
                A|busy|2|review|without a reviewer|2026-11-19T23:25:00Z|2026-11-20T08:25:00Z
                """, Rows.of(new WaitingListCollector(), TestFlow.snapshot()));
    }

    @Test
    void asManyRowsAsSeriesOfDetailsAreKept() {
        assertEquals(
                1,
                new WaitingListCollector()
                        .collect(TestFlow.snapshot().details(true, 1).build())
                        .rows()
                        .size());
    }

    @Test
    void withoutParticipantsItGivesNothing() {
        assertThrows(MissingPartException.class, () -> new WaitingListCollector()
                .collect(TestFlow.without(Part.PARTICIPANTS).build()));
    }
}
