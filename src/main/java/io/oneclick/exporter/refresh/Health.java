package io.oneclick.exporter.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * How something that runs again and again is doing: the refresh, or one collector.
 *
 * @param succeeded whether the last run did, or null before the first
 * @param lastRun when the last run ended, or null
 * @param lastSuccess when the last good one ended, or null
 * @param lastDuration how long the last run took, or null
 * @param failure the present one, or null while the last run was good
 * @param pastFailure the one before the last recovery, or null where nothing ever recovered
 */
public record Health(
        Boolean succeeded,
        Instant lastRun,
        Instant lastSuccess,
        Duration lastDuration,
        long successes,
        long failures,
        Failure failure,
        Failure pastFailure) {

    /** Before the first run. */
    static final Health UNKNOWN = new Health(null, null, null, null, 0, 0, null, null);

    /**
     * One or more failed runs with no good one in between.
     *
     * @param reason of the last of them, and what to do
     * @param since when the first of them ended
     * @param last when the last of them ended
     */
    public record Failure(String reason, Instant since, Instant last) {}

    public boolean isUp() {
        return Boolean.TRUE.equals(succeeded);
    }

    /** Whether the last run failed, as opposed to: it was good, or there was none. */
    public boolean isFailing() {
        return failure != null;
    }

    Health success(Instant now, Duration duration) {
        return new Health(
                true, now, now, duration, successes + 1, failures, null, failure == null ? pastFailure : failure);
    }

    Health failure(Instant now, Duration duration, String reason) {
        Failure present = new Failure(reason, failure == null ? now : failure.since(), now);
        return new Health(false, now, lastSuccess, duration, successes, failures + 1, present, pastFailure);
    }
}
