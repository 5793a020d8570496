package io.oneclick.exporter.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Two clocks. The wall clock gives the times of events for operators; it can be set at any time, for example by
 * NTP. The monotonic clock measures ages, delays and durations; it is never set.
 *
 * @param nanoseconds of the monotonic clock, as {@link System#nanoTime} counts them
 */
public record Time(Clock wall, LongSupplier nanoseconds) {

    public static Time system() {
        return new Time(Clock.systemUTC(), System::nanoTime);
    }

    public Instant now() {
        return wall.instant();
    }

    /** A mark on the monotonic clock, for {@link #since}. */
    public long mark() {
        return nanoseconds.getAsLong();
    }

    /** The time since the mark. */
    public Duration since(long mark) {
        return Duration.ofNanos(mark() - mark);
    }
}
