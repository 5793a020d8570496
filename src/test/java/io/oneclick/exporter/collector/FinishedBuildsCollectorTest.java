package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class FinishedBuildsCollectorTest {

    @Test
    void oneBuildCountsOnceHoweverManyPullRequestsHaveIt() {
        assertEquals("""
                project|repository|window|Cancelled|DurationLongestSeconds|DurationMedianSeconds|DurationPercentile75Seconds|DurationPercentile90Seconds|Failed|Successful
                A|null|1d|0|30.0|30.0|30.0|30.0|1|0
                A|null|7d|0|30.0|30.0|30.0|30.0|1|0
                B|null|1d|0|null|null|null|null|0|0
                B|null|7d|0|null|null|null|null|0|0
                """, Rows.of(new FinishedBuildsCollector(), TestFlow.snapshot()));
    }

    @Test
    void withoutBuildsItGivesNothing() {
        MissingPartException thrown = assertThrows(MissingPartException.class, () -> new FinishedBuildsCollector()
                .collect(TestFlow.without(Part.BUILDS).build()));
        assertEquals("BUILDS is not there", thrown.getMessage());
    }

    @Test
    void withoutDurationsItCountsBuildsAndSaysWhatItLacks() {
        Collected collected = new FinishedBuildsCollector()
                .collect(TestFlow.without(Part.BUILD_DURATIONS).build());
        assertEquals(4, collected.rows().size());
        assertEquals("BUILD_DURATIONS is not there", collected.lack());
    }
}
