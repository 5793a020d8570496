package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedKeysTest {

    private final SkippedRowCounter skipped = new SkippedRowCounter();
    private final Snapshot snapshot = new TestSnapshot()
            .repository("CCL", "api", "ci")
            .pullRequest(1, PullRequestState.OPEN, "often=SUCCESS", "once=SUCCESS")
            .pullRequest(2, PullRequestState.OPEN, "often=SUCCESS", "twice=SUCCESS")
            .pullRequest(3, PullRequestState.OPEN, "often=SUCCESS", "twice=SUCCESS")
            .build();

    private ReportKeys choose(ReportKeys wanted, int most) {
        return CountedKeys.choose(wanted, snapshot.repositories(), snapshot.pullRequests(), most, skipped);
    }

    @Test
    void requiredKeysAreKeptFirstAndThenTheMostFrequent() {
        assertEquals("ci,often", choose(ReportKeys.everyKeyFound(), 2).toString());
        assertEquals(List.of(new SkippedRows(CountedKeys.LEFT_OUT, 2, "twice")), skipped.list());
    }

    @Test
    void whereAllFitEveryKeyThatIsFoundIsCounted() {
        ReportKeys every = ReportKeys.everyKeyFound();
        assertSame(every, choose(every, 4));
        assertEquals(List.of(), skipped.list());
    }

    @Test
    void listedKeysAreCountedHoweverManyTheyAre() {
        ReportKeys listed = ReportKeys.of(List.of("a", "b", "c"));
        assertSame(listed, choose(listed, 1));
    }
}
