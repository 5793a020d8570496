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
 * @param deferrals how many runs were put off because the code host was changing its tables: neither good nor failed
 * @param deferral the present ones, or null while the last run was not put off
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
     * One or more runs in a row that failed, or that were put off.
     *
     * @param reason of the last of them, and what to do
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

    /** Whether the last run failed, as opposed to: it was good, or there was none. */
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

    /** All is as it was before, but for the count: the code host works, and so does the exporter. */
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
