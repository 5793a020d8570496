package io.oneclick.exporter.collector;

import static io.oneclick.exporter.model.PullRequestState.DECLINED;
import static io.oneclick.exporter.model.PullRequestState.MERGED;
import static io.oneclick.exporter.model.PullRequestState.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class PullRequestsCollectorTest {

    private final TestSnapshot snapshot = new TestSnapshot()
            .repository("B", "two")
            .pullRequest(1, DECLINED)
            .repository("A", "one", "ci", "lint")
            .pullRequest(1, OPEN, "ci=FAILURE")
            .pullRequest(2, OPEN, "sast=SUCCESS", "lint=SUCCESS")
            .pullRequest(3, MERGED);

    @Test
    void eachProjectHasEveryStateWithItsPullRequestsAndThoseThatMissAKnownReport() {
        assertEquals("""
                project|state|Count|MissingReport
                A|open|2|1
                A|merged|1|1
                A|declined|0|0
                B|open|0|0
                B|merged|0|0
                B|declined|1|0
                """, Rows.of(new PullRequestsCollector(), snapshot));
        assertNull(new PullRequestsCollector().collect(snapshot.build()).lack());
    }

    @Test
    void withoutReportsItStillCountsAndNamesTheMissingPart() {
        snapshot.without(Part.REPORTS, "permission denied");
        assertEquals("""
                project|state|Count|MissingReport
                A|open|2|null
                A|merged|1|null
                A|declined|0|null
                B|open|0|null
                B|merged|0|null
                B|declined|1|null
                """, Rows.of(new PullRequestsCollector(), snapshot));
        assertEquals(
                "permission denied",
                new PullRequestsCollector().collect(snapshot.build()).lack());
    }
}
