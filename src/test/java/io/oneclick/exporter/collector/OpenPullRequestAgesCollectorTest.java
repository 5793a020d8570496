package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.MissingPartException;
import org.junit.jupiter.api.Test;

class OpenPullRequestAgesCollectorTest {

    @Test
    void agesAreInterpolatedAndAbsentWhereThereIsNone() {
        assertEquals("""
                project|repository|MedianSeconds|OldestSeconds|Percentile75Seconds|Percentile90Seconds
                A|null|363600.0|691200.0|527400.0|625680.0
                B|null|null|null|null|null
                """, Rows.of(new OpenPullRequestAgesCollector(), TestFlow.snapshot()));
    }

    @Test
    void byRepositoryEachRepositoryHasItsOwn() {
        assertEquals(
                """
                project|repository|MedianSeconds|OldestSeconds|Percentile75Seconds|Percentile90Seconds
                A|busy|363600.0|691200.0|527400.0|625680.0
                B|quiet|null|null|null|null
                """,
                Rows.of(
                        new OpenPullRequestAgesCollector(),
                        new TestSnapshot()
                                .flow(TestFlow.builder(FlowBy.REPOSITORY).build())));
    }

    @Test
    void aFlowThatCouldNotBeReadIsAMissingPart() {
        MissingPartException thrown = assertThrows(MissingPartException.class, () -> new OpenPullRequestAgesCollector()
                .collect(new TestSnapshot().flow(Flow.unread("canceled")).build()));
        assertEquals("canceled", thrown.getMessage());
    }
}
