package io.oneclick.exporter.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Two clocks. The wall clock tells people when something happened; an operator or NTP may set it at any time. The
 * monotonic one measures ages, pauses and durations: nothing sets it.
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

    /** How long ago the mark was set. */
    public Duration since(long mark) {
        return Duration.ofNanos(mark() - mark);
    }
}
