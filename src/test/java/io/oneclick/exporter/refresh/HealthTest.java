package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Duration DURATION = Duration.ofMillis(41);
    private static final Instant ONE = Instant.parse("2026-11-20T12:00:01Z");
    private static final Instant TWO = ONE.plusSeconds(1);
    private static final Instant THREE = ONE.plusSeconds(2);

    @Test
    void beforeTheFirstRunNothingIsKnown() {
        Health health = Health.UNKNOWN;
        assertNull(health.succeeded());
        assertFalse(health.isUp());
        assertFalse(health.isFailing());
        assertNull(health.lastRun());
    }

    @Test
    void aFailureIsThePresentOneUntilARunIsGoodAndThenThePastOne() {
        Health down = Health.UNKNOWN.failure(ONE, DURATION, "refused").failure(TWO, DURATION, "timeout");
        assertEquals(new Health.Failure("timeout", ONE, TWO), down.failure());
        assertNull(down.pastFailure());
        assertTrue(down.isFailing());

        Health up = down.success(THREE, DURATION);
        assertTrue(up.isUp());
        assertNull(up.failure());
        assertEquals(new Health.Failure("timeout", ONE, TWO), up.pastFailure());
    }

    @Test
    void aNewFailureLeavesThePastOneAsItWas() {
        Health again = Health.UNKNOWN
                .failure(ONE, DURATION, "refused")
                .success(TWO, DURATION)
                .success(TWO, DURATION)
                .failure(THREE, DURATION, "password");
        assertEquals("refused", again.pastFailure().reason());
        assertEquals(new Health.Failure("password", THREE, THREE), again.failure());
    }

    @Test
    void aRunThatIsPutOffIsCountedAndChangesNothingElse() {
        Health up = Health.UNKNOWN.success(ONE, DURATION);
        Health putOff = up.deferral(TWO, "locked").deferral(THREE, "locked");
        assertEquals(2, putOff.deferrals());
        assertEquals(new Health.Failure("locked", TWO, THREE), putOff.deferral());
        assertTrue(putOff.isUp());
        assertFalse(putOff.isFailing());
        assertEquals(ONE, putOff.lastRun());
        assertEquals(0, putOff.failures());
        assertNull(putOff.success(THREE, DURATION).deferral());
        assertNull(putOff.failure(THREE, DURATION, "down").deferral());
        assertEquals(2, putOff.failure(THREE, DURATION, "down").deferrals());
        assertNull(Health.UNKNOWN.deferral(ONE, "locked").succeeded());
    }

    @Test
    void runsAreCountedAndTheLastGoodOneIsRemembered() {
        Health health = Health.UNKNOWN
                .success(ONE, DURATION)
                .failure(TWO, Duration.ofSeconds(5), "timeout")
                .failure(THREE, Duration.ofSeconds(6), "timeout");
        assertEquals(1, health.successes());
        assertEquals(2, health.failures());
        assertEquals(ONE, health.lastSuccess());
        assertEquals(THREE, health.lastRun());
        assertEquals(Duration.ofSeconds(6), health.lastDuration());
    }
}
