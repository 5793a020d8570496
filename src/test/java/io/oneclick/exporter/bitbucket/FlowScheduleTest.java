package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.source.Extent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FlowScheduleTest {

    private static final Flow READ = Flow.unread("a flow of the tests");

    /** Near the end of its range: a clock like this one may wrap. */
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final FlowSchedule schedule = new FlowSchedule(Duration.ofMinutes(5), nanoTime::get);

    private void pass(String duration) {
        nanoTime.addAndGet(Duration.parse(duration).toNanos());
    }

    private void read() {
        assertNull(schedule.kept(Extent.DUE));
        schedule.starts();
        schedule.ended(READ);
    }

    @Test
    void theFirstReadingIsDueAtOnce() {
        assertNull(schedule.kept(Extent.DUE));
    }

    @Test
    void theLastFlowIsKeptUntilTheIntervalIsOver() {
        read();
        pass("PT4M59.4S");
        assertSame(READ, schedule.kept(Extent.DUE));
        pass("PT0.6S");
        assertNull(schedule.kept(Extent.DUE));
    }

    @Test
    void aRefreshThatComesALittleEarlyReadsIt() {
        read();
        pass("PT4M59.6S");
        assertNull(schedule.kept(Extent.DUE));
    }

    @Test
    void whoAsksForEverythingGetsIt() {
        read();
        assertNull(schedule.kept(Extent.ALL));
    }

    @Test
    void aReadingThatFailsIsNotTriedAgainAtEveryRefresh() {
        schedule.starts();
        Flow kept = schedule.kept(Extent.DUE);
        assertEquals(
                Optional.of("the first reading failed; the next attempt is after flow-interval, or with refresh()"),
                kept.lack());
        pass("PT5M");
        assertNull(schedule.kept(Extent.DUE));
        schedule.starts();
        schedule.ended(READ);
        pass("PT5M");
        schedule.starts();
        assertSame(READ, schedule.kept(Extent.DUE), "an older one is better than none");
        assertTrue(schedule.kept(Extent.DUE).lack().isPresent());
    }
}
