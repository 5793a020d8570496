package io.oneclick.exporter.jmx;

import io.oneclick.exporter.refresh.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;

/** Times in the type that JConsole displays and the agent exports. An unknown time is null and absent. */
final class JmxValues {

    private static final double MILLISECONDS = 1e3;
    private static final double MICROSECONDS = 1e6;

    private JmxValues() {}

    static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    /** How long something took, to the microsecond: a collector needs less than a millisecond. */
    static Double seconds(Duration duration) {
        return duration == null ? null : TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / MICROSECONDS;
    }

    /** How old something is, to the millisecond; a time that is still to come is 0. */
    static Double age(Duration age) {
        return age == null ? null : Math.max(0, age.toMillis()) / MILLISECONDS;
    }

    static String reason(Health.Failure failure) {
        return failure == null ? null : failure.reason();
    }

    static Date since(Health.Failure failure) {
        return failure == null ? null : date(failure.since());
    }

    static Date last(Health.Failure failure) {
        return failure == null ? null : date(failure.last());
    }
}
