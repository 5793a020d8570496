package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.bitbucket.ClosedWindow.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ClosedWindowTest {

    private static ClosedWindow window(String now, String length, String zone) {
        return ClosedWindow.endingAt(Instant.parse(now), Duration.parse(length), ZoneId.of(zone));
    }

    @Test
    void itIsTheLastFullMinuteAsTheZonesWallClockHasIt() {
        Range range = window("2026-11-20T09:25:17.5Z", "PT1M", "Asia/Kolkata").first();
        assertEquals(new Range("2026-11-20 14:54:00+05:30", "2026-11-20 14:55:00+05:30"), range);
    }

    @Test
    void atTheStartOfAMinuteItEndsThere() {
        Range range = window("2026-11-20T09:25:00Z", "PT1M", "UTC").first();
        assertEquals(new Range("2026-11-20 09:24:00+00:00", "2026-11-20 09:25:00+00:00"), range);
    }

    @Test
    void itIsAsLongAsAsked() {
        Range range = window("2026-11-20T00:05:59.999Z", "PT90M", "UTC").first();
        assertEquals(new Range("2026-11-19 22:35:00+00:00", "2026-11-20 00:05:00+00:00"), range);
    }

    @Test
    void onAnOrdinaryDayTheSecondRangeIsEmpty() {
        Range second = window("2026-11-20T09:25:17Z", "PT1M", "UTC").second();
        assertEquals(second.from(), second.to());
    }

    @Test
    void acrossTheClocksGoingForwardItReachesOverTheGap() {
        Range range = window("2026-03-08T08:01:00Z", "PT2M", "America/Chicago").first();
        assertEquals(new Range("2026-03-08 01:59:00-06:00", "2026-03-08 03:01:00-05:00"), range);
    }

    @Test
    void acrossTheClocksGoingBackItIsOneRangeOnEachSide() {
        ClosedWindow window = window("2026-11-01T07:02:00Z", "PT5M", "America/Chicago");
        assertEquals(new Range("2026-11-01 01:57:00-05:00", "2026-11-01 02:00:00-05:00"), window.first());
        assertEquals(new Range("2026-11-01 01:00:00-06:00", "2026-11-01 01:02:00-06:00"), window.second());
    }

    @Test
    void endingAsTheClocksGoBackItIsTheLastMinuteBefore() {
        ClosedWindow window = window("2026-11-01T07:00:59Z", "PT1M", "America/Chicago");
        assertEquals(new Range("2026-11-01 01:59:00-05:00", "2026-11-01 02:00:00-05:00"), window.first());
        assertEquals(new Range("2026-11-01 01:00:00-06:00", "2026-11-01 01:00:00-06:00"), window.second());
    }

    @Test
    void beginningAsTheClocksGoBackItIsTheFirstMinuteAfter() {
        ClosedWindow window = window("2026-11-01T07:01:00Z", "PT1M", "America/Chicago");
        assertEquals(new Range("2026-11-01 01:00:00-06:00", "2026-11-01 01:01:00-06:00"), window.first());
        assertEquals(window.second().from(), window.second().to());
    }

    @Test
    void aTurnOfHalfAnHourIsATurnToo() {
        ClosedWindow back = window("2026-04-04T15:01:00Z", "PT2M", "Australia/Lord_Howe");
        assertEquals(new Range("2026-04-05 01:59:00+11:00", "2026-04-05 02:00:00+11:00"), back.first());
        assertEquals(new Range("2026-04-05 01:30:00+10:30", "2026-04-05 01:31:00+10:30"), back.second());
        Range forward =
                window("2026-10-03T15:31:00Z", "PT2M", "Australia/Lord_Howe").first();
        assertEquals(new Range("2026-10-04 01:59:00+10:30", "2026-10-04 02:31:00+11:00"), forward);
    }
}
