package io.oneclick.exporter.refresh;

import java.time.Duration;

/** How long to wait for the next refresh. Not safe for several threads: the refresher guards it. */
final class Pace {

    /** Before the first success. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** Refreshes that are asked for start no closer together: many who ask at once share one. */
    private static final Duration CLOSEST = Duration.ofSeconds(1);
    /** After a deferred refresh, the next one is tried sooner than a long interval would. */
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

    /** Until the next refresh that somebody asks for. */
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
