package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class ReviewsCollectorTest {

    @Test
    void aReviewCountsInTheWindowInWhichThePullRequestWasOpened() {
        assertEquals("""
                project|repository|window|FirstReviewLongestSeconds|FirstReviewMedianSeconds|FirstReviewPercentile75Seconds|FirstReviewPercentile90Seconds|MergedWithoutApproval
                A|null|1d|3600.0|3600.0|3600.0|3600.0|0
                A|null|7d|3600.0|3600.0|3600.0|3600.0|1
                B|null|1d|null|null|null|null|0
                B|null|7d|null|null|null|null|0
                """, Rows.of(new ReviewsCollector(), TestFlow.snapshot()));
    }

    @Test
    void withoutParticipantsItGivesNothing() {
        MissingPartException thrown = assertThrows(MissingPartException.class, () -> new ReviewsCollector()
                .collect(TestFlow.without(Part.PARTICIPANTS).build()));
        assertEquals("PARTICIPANTS is not there", thrown.getMessage());
    }

    @Test
    void withoutActivitiesItCountsApprovalsAndSaysWhatItLacks() {
        Collected collected =
                new ReviewsCollector().collect(TestFlow.without(Part.ACTIVITIES).build());
        assertEquals(4, collected.rows().size());
        assertEquals("ACTIVITIES is not there", collected.lack());
    }
}
