package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSkewTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ClockSkew skew = new ClockSkew();
    private String warning;

    /** What is said of a snapshot taken so long after noon, whose newest activity was so long before. */
    private String inspect(Duration afterNoon, Duration age) {
        Instant takenAt = NOON.plus(afterNoon);
        Snapshot snapshot = new TestSnapshot()
                .takenAt(takenAt, age == null ? null : takenAt.minus(age))
                .build();
        warning = skew.inspect(snapshot, warning);
        return warning;
    }

    private String inspect(String afterNoon, String age) {
        return inspect(Duration.parse(afterNoon), age == null ? null : Duration.parse(age));
    }

    @Test
    void activityInTheFutureIsAWrongZoneAtOnceAndClocksMayDifferByTwoMinutes() {
        assertNull(inspect("PT0S", "-PT2M"));
        String message = inspect("PT15S", "-PT9H");
        assertTrue(message.contains("lies 9 h 0 min in the future: set --timezone"), message);
        assertNull(inspect("PT30S", "PT1S"));
    }

    @Test
    void anEmptyCodeHostAndAQuietNightAreNoWrongZone() {
        assertNull(inspect("PT0S", null));
        assertNull(inspect("PT15S", "PT9H"));
        assertNull(inspect("PT30S", "PT9H0M15S"));
    }

    @Test
    void aChangeSinceTheLastRefreshThatSeemsHoursOldIsAWrongZone() {
        assertNull(inspect("PT0S", "PT20H"));
        String message = inspect("PT15S", "PT9H0M5S");
        assertTrue(message.contains("appears to be 9 h 0 min old"), message);
    }

    @Test
    void zonesDifferByQuartersOfAnHourAndAnotherAgeIsAnImport() {
        assertNull(inspect("PT0S", "PT20H"));
        assertNull(inspect("PT15S", "PT9H7M"));
        String message = inspect("PT30S", "PT5H45M5S");
        assertTrue(message.contains("appears to be 5 h 45 min old"), message);
    }

    @Test
    void theWarningStaysWhileNothingNewIsKnownAndGoesWithAPlausibleChange() {
        inspect("PT0S", "PT20H");
        String message = inspect("PT15S", "PT9H0M5S");
        assertEquals(message, inspect("PT30S", "PT9H0M20S"), "no new change");
        assertNull(inspect("PT45S", "PT5S"));
    }

    @Test
    void afterALongPauseEveryAgeIsPlausible() {
        assertNull(inspect("PT0S", "PT20H"));
        assertNull(inspect("PT10H", "PT9H"));
    }
}
