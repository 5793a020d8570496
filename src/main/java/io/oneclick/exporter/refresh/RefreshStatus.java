package io.oneclick.exporter.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How the refreshes are doing.
 *
 * @param succeeded whether the last refresh could read the source, or null before the first one ended
 * @param lastRefresh when the last one ended, or null
 * @param lastSuccess when the last good one ended, or null
 * @param lastDuration how long the last one took, or null
 * @param lastError why the last failed one failed, or null where none ever did
 * @param clockSkew what makes the time zone look wrong, or null
 * @param collectors by name
 */
public record RefreshStatus(
        Boolean succeeded,
        Instant lastRefresh,
        Instant lastSuccess,
        Duration lastDuration,
        long successes,
        long failures,
        String lastError,
        String clockSkew,
        Map<String, CollectorStatus> collectors) {

    static RefreshStatus initial(Map<String, CollectorStatus> collectors) {
        return new RefreshStatus(null, null, null, null, 0, 0, null, null, Map.copyOf(collectors));
    }

    public boolean isUp() {
        return Boolean.TRUE.equals(succeeded);
    }

    /** Whether the last refresh failed, as opposed to: worked, or there was none. */
    boolean isDown() {
        return Boolean.FALSE.equals(succeeded);
    }

    RefreshStatus success(Instant now, Duration duration, String skew, Map<String, CollectorStatus> collected) {
        return new RefreshStatus(
                true, now, now, duration, successes + 1, failures, lastError, skew, Map.copyOf(collected));
    }

    RefreshStatus failure(Instant now, Duration duration, String error) {
        return new RefreshStatus(
                false, now, lastSuccess, duration, successes, failures + 1, error, clockSkew, collectors);
    }
}
