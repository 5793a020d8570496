package io.oneclick.exporter.history;

import java.time.Duration;
import java.time.Instant;

/**
 * The minutes for which the past is written.
 *
 * @param first the start of a minute
 * @param last the end of the range; the last minute is not later
 * @param step whole minutes
 */
public record Steps(Instant first, Instant last, Duration step) {

    /** The number of minutes, at least 1. */
    public long count() {
        return Duration.between(first, last).dividedBy(step) + 1;
    }

    Instant at(int index) {
        return first.plus(step.multipliedBy(index));
    }

    /** The same minutes without those after {@code end}; the first one stays. */
    public Steps until(Instant end) {
        Instant earlier = end.isBefore(first) ? first : end;
        return earlier.isBefore(last) ? new Steps(first, earlier, step) : this;
    }
}
