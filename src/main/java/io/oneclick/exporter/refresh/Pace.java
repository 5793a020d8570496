package io.oneclick.exporter.refresh;

import java.time.Duration;

/** Computes the time until the next refresh. Not thread-safe: the refresher guards it. */
final class Pace {

    /** Before the first success. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** The minimum time between the starts of requested refreshes: concurrent requests share one. */
    private static final Duration CLOSEST = Duration.ofSeconds(1);
    /** The maximum time after a deferred refresh, if the interval is longer. */
    private static final Duration AFTER_A_DEFERRAL = Duration.ofSeconds(15);

    private final Time time;
    private Duration interval;
    private long lastStart;
    private int starts;

    Pace(Duration interval, Time time) {
        this.interval = interval;
        this.time = time;
        this.lastStart = time.mark() - CLOSEST.toNanos();
    }

    void interval(Duration newInterval) {
        interval = newInterval;
    }

    void started() {
        lastStart = time.mark();
        starts++;
    }

    /**
     * Time until the next scheduled refresh: the rest of the interval, or a growing delay before the first success.
     *
     * @param wasPutOff whether the last one was
     */
    Duration untilNext(boolean hasSucceeded, boolean wasPutOff) {
        Duration whole = hasSucceeded ? interval : growingPause();
        return left(wasPutOff && whole.compareTo(AFTER_A_DEFERRAL) > 0 ? AFTER_A_DEFERRAL : whole);
    }

    /** The time until a requested refresh may start. */
    Duration untilAllowed() {
        return left(CLOSEST);
    }

    private Duration growingPause() {
        int doublings = Math.min(Math.max(starts - 1, 0), 6);
        Duration pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Duration left(Duration whole) {
        Duration left = whole.minus(time.since(lastStart));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
