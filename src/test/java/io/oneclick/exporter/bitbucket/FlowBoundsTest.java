package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.model.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowBoundsTest {

    @Test
    void theLongestWindowCountsFromTheMinuteWithAnHourMoreOnEachSide() {
        FlowBounds bounds = FlowBounds.of(
                Instant.parse("2026-11-20T10:00:59Z"),
                List.of(TimeSpan.days(1), TimeSpan.days(30), TimeSpan.days(7)),
                ZoneId.of("UTC"));
        assertEquals(
                new FlowBounds("2026-10-21 09:00:00+00:00", "2026-11-20 11:00:00+00:00", "2026-10-21 08:00:00+00:00"),
                bounds);
    }

    @Test
    void wallClockAndOffsetAreThoseOfTheZoneAtEachBound() {
        FlowBounds bounds = FlowBounds.of(
                Instant.parse("2026-11-20T10:00:00Z"), List.of(TimeSpan.days(30)), ZoneId.of("America/Chicago"));
        assertEquals("2026-10-21 04:00:00-05:00", bounds.from());
        assertEquals("2026-11-20 05:00:00-06:00", bounds.to());
    }

    @Test
    void withoutWindowsNothingIsFound() {
        FlowBounds bounds = FlowBounds.of(Instant.parse("2026-11-20T10:00:00Z"), List.of(), ZoneId.of("UTC"));
        assertEquals(new FlowBounds("infinity", "infinity", "infinity"), bounds);
    }

    @Test
    void theParametersFollowTheOrderOfTheStatements() {
        FlowBounds bounds = new FlowBounds("from", "to", "updated");
        assertEquals(List.of("updated", "from", "to", "updated"), bounds.ofPullRequests());
        assertEquals(List.of("from", "to", "updated", "from", "to"), bounds.ofReviews());
        assertEquals(List.of("from", "to"), bounds.ofClosed());
    }
}
