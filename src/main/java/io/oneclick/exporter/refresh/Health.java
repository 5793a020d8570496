package io.oneclick.exporter.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * The health of the refresh or of one collector.
 *
 * @param succeeded whether the last run succeeded, or null before the first
 * @param lastRun when the last run ended, or null
 * @param lastSuccess when the last successful run ended, or null
 * @param lastDuration the duration of the last run, or null
 * @param failure the current failure, or null if the last run succeeded
 * @param pastFailure the failure before the last recovery, or null if there was none
 * @param deferrals the number of runs that were deferred because another session was changing the tables; they neither
 *     succeeded nor failed
 * @param deferral the current deferral, or null if the last run was not deferred
 */
public record Health(
        Boolean succeeded,
        Instant lastRun,
        Instant lastSuccess,
        Duration lastDuration,
        long successes,
        long failures,
        Failure failure,
        Failure pastFailure,
        long deferrals,
        Failure deferral) {

    /** Before the first run. */
    static final Health UNKNOWN = new Health(null, null, null, null, 0, 0, null, null, 0, null);

    /**
     * One or more consecutive runs that failed or were deferred.
     *
     * @param reason of the last of them, and the next step
     * @param since when the first of them ended
     * @param last when the last of them ended
     */
    public record Failure(String reason, Instant since, Instant last) {

        private static Failure next(Failure before, Instant now, String reason) {
            return new Failure(reason, before == null ? now : before.since(), now);
        }
    }

    public boolean isUp() {
        return Boolean.TRUE.equals(succeeded);
    }

    /** Whether the last run failed; false if it succeeded or there was none. */
    public boolean isFailing() {
        return failure != null;
    }

    Health success(Instant now, Duration duration) {
        Failure past = failure == null ? pastFailure : failure;
        return new Health(true, now, now, duration, successes + 1, failures, null, past, deferrals, null);
    }

    Health failure(Instant now, Duration duration, String reason) {
        Failure present = Failure.next(failure, now, reason);
        return new Health(
                false, now, lastSuccess, duration, successes, failures + 1, present, pastFailure, deferrals, null);
    }

    /** A deferral changes only the count and the reason: both the code host and the exporter work. */
    Health deferral(Instant now, String reason) {
        Failure present = Failure.next(deferral, now, reason);
        return new Health(
                succeeded,
                lastRun,
                lastSuccess,
                lastDuration,
                successes,
                failures,
                failure,
                pastFailure,
                deferrals + 1,
                present);
    }
}
