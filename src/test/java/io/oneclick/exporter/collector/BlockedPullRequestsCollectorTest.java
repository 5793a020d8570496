package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class BlockedPullRequestsCollectorTest {

    @Test
    void aFailedReportBlocksOnlyWhereItMustPass() {
        assertEquals("""
                project|repository|report|Failed|Missing
                A|null|ci|0|1
                A|null|sast|1|1
                B|null|ci|0|0
                B|null|sast|0|0
                """, Rows.of(new BlockedPullRequestsCollector(), TestFlow.snapshot()));
    }

    @Test
    void withoutBlockingReportsItGivesNothing() {
        MissingPartException thrown = assertThrows(MissingPartException.class, () -> new BlockedPullRequestsCollector()
                .collect(TestFlow.without(Part.BLOCKING_REPORTS).build()));
        assertEquals("BLOCKING_REPORTS is not there", thrown.getMessage());
    }
}
