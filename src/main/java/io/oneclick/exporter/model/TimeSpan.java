package io.oneclick.exporter.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A length of time with its text in labels.
 *
 * @param label as it was written, for example {@code 7d}
 */
public record TimeSpan(String label, Duration length) implements Comparable<TimeSpan> {

    /** Whole days of exactly 86,400 seconds. */
    public static TimeSpan days(int days) {
        return new TimeSpan(days + "d", Duration.ofDays(days));
    }

    /**
     * Whether {@code instant} lies in the window of this length that ends at {@code end}: first inclusive, last
     * exclusive.
     */
    public boolean endingAt(Instant end, Instant instant) {
        return instant.isBefore(end) && !instant.isBefore(end.minus(length));
    }

    @Override
    public int compareTo(TimeSpan other) {
        return length.compareTo(other.length);
    }
}
