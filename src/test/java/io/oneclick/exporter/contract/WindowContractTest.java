package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.settings.Setting;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the contract says of the last full minute. */
class WindowContractTest extends ContractCase {

    private int last = 1;

    private void closed(LocalDateTime at) throws Exception {
        last++;
        database.pullRequest(last, 10, last, MERGED, "c" + last, at);
    }

    /** The numbers of the pull requests in the window, in the order in which they were closed by {@link #closed}. */
    private String found() throws Exception {
        try (Product product = new Product(database, settings)) {
            return product.read()
                    .closed()
                    .map(pullRequest -> Long.toString(pullRequest.number()))
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void theStartOfThePreviousMinuteIsInclusiveAndTheStartOfThisMinuteExclusive() throws Exception {
        ccl();
        closed(WINDOW_START.minus(1, ChronoUnit.MICROS));
        closed(WINDOW_START);
        closed(WINDOW_START.plusSeconds(30));
        closed(WINDOW_END.minus(1, ChronoUnit.MICROS));
        closed(WINDOW_END);
        closed(WINDOW_END.plusSeconds(17));
        closed(WINDOW_END.plusDays(1));
        closed(null);
        assertEquals("3 4 5", found());
    }

    @Test
    void theMinuteTurnsByTheDatabasesClock() throws Exception {
        ccl();
        closed(WINDOW_START);
        closed(WINDOW_END);
        clock("2026-11-20T09:25:59.999999Z");
        assertEquals("2", found());
        clock("2026-11-20T09:26:00Z");
        assertEquals("3", found());
    }

    @Test
    void theColumnsAreReadInBitbucketsZone() throws Exception {
        ccl();
        closed(WINDOW_START);
        closed(WINDOW_START.minusHours(6));
        closed(WINDOW_START.plusHours(5).plusMinutes(30));
        assertEquals("2", found());
        settings.put(Setting.TIMEZONE, "America/Chicago");
        assertEquals("3", found());
        settings.put(Setting.TIMEZONE, "Asia/Kolkata");
        assertEquals("4", found());
    }

    @Test
    void columnsWithATimeZoneOfTheirOwnAreReadAsTheInstantsTheyAre() throws Exception {
        ccl().execute("ALTER TABLE sta_pull_request ALTER COLUMN closed_timestamp TYPE timestamptz,"
                + " ALTER COLUMN created_timestamp TYPE timestamptz, ALTER COLUMN updated_timestamp TYPE timestamptz");
        database.pullRequest(2, 10, 2, MERGED, "c");
        database.execute("UPDATE sta_pull_request SET closed_timestamp = '2026-11-20 03:24:00-06' WHERE id = 2");
        for (String zone : new String[] {"UTC", "America/Chicago", "Pacific/Chatham"}) {
            settings.put(Setting.TIMEZONE, zone);
            assertEquals("2", found(), zone);
        }
    }

    @Test
    void theWindowsLengthIsASettingAndOneMinuteTheDefault() throws Exception {
        ccl();
        closed(WINDOW_END.minusMinutes(1));
        closed(WINDOW_END.minusMinutes(5));
        closed(WINDOW_END.minusMinutes(5).minus(1, ChronoUnit.MICROS));
        assertEquals("2", found());
        settings.put(Setting.CLOSED_WINDOW, "5m");
        assertEquals("2 3", found());
    }

    @Test
    void whenTheClocksGoBackBothPassesThroughTheHourCount() throws Exception {
        settings.put(Setting.TIMEZONE, "America/Chicago");
        ccl();
        closed(LocalDateTime.of(2026, 11, 1, 1, 59, 30));
        closed(LocalDateTime.of(2026, 11, 1, 1, 0, 30));
        closed(LocalDateTime.of(2026, 11, 1, 2, 0, 30));
        clock("2026-11-01T07:00:10Z");
        assertEquals("2", found(), "the last minute of summer time");
        clock("2026-11-01T07:01:10Z");
        assertEquals("3", found(), "the first minute of standard time");
        clock("2026-11-01T08:01:10Z");
        assertEquals("4", found(), "an hour later");
    }

    @Test
    void whenTheClocksGoForwardNoMinuteIsLost() throws Exception {
        settings.put(Setting.TIMEZONE, "America/Chicago");
        ccl();
        closed(LocalDateTime.of(2026, 3, 8, 1, 59, 59));
        closed(LocalDateTime.of(2026, 3, 8, 3, 0, 0));
        clock("2026-03-08T08:00:00Z");
        assertEquals("2", found());
        clock("2026-03-08T08:01:00Z");
        assertEquals("3", found());
    }

    @Test
    void theRealClockOfTheDatabaseIsUsedWhenNothingStopsIt() throws Exception {
        try (TestDatabase real = TestDatabase.create();
                Product product = new Product(real, Map.of(Setting.TIMEZONE, "Asia/Kolkata"))) {
            real.project(1, "CCL").repository(10, 1, "api");
            boolean sameMinute = false;
            for (int id = 1; !sameMinute && id < 10; id += 2) {
                LocalDateTime minute = real.now("Asia/Kolkata").truncatedTo(ChronoUnit.MINUTES);
                real.pullRequest(id, 10, id, MERGED, "c", minute.minusSeconds(1));
                real.pullRequest(id + 1, 10, id + 1, MERGED, "c", minute);
                Snapshot snapshot = product.read();
                sameMinute = minute.toInstant(ZoneOffset.ofHoursMinutes(5, 30))
                        .equals(snapshot.takenAt().truncatedTo(ChronoUnit.MINUTES));
                long expected = id;
                assertTrue(!sameMinute || snapshot.closed().anyMatch(pullRequest -> pullRequest.number() == expected));
                assertTrue(!sameMinute
                        || snapshot.closed().noneMatch(pullRequest -> pullRequest.number() == expected + 1));
            }
            assertTrue(sameMinute, "the minute turned at every try");
        }
    }
}
