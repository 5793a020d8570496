package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class WaitingPullRequestsCollectorTest {

    @Test
    void eachPartyIsCountedZerosIncluded() {
        assertEquals("""
                project|repository|Author|Merge|Review|StaleApproval|WithoutReviewer
                A|null|1|0|1|1|1
                B|null|0|0|0|0|0
                """, Rows.of(new WaitingPullRequestsCollector(), TestFlow.snapshot()));
    }

    @Test
    void withoutParticipantsItGivesNothing() {
        MissingPartException thrown = assertThrows(MissingPartException.class, () -> new WaitingPullRequestsCollector()
                .collect(TestFlow.without(Part.PARTICIPANTS).build()));
        assertEquals("PARTICIPANTS is not there", thrown.getMessage());
    }
}
