package io.oneclick.exporter.jmx;

import io.oneclick.exporter.refresh.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Times in the type that JConsole displays and the agent exports. An unknown time is null and absent. */
final class JmxValues {

    private static final double NANOSECONDS = 1e9;

    private JmxValues() {}

    static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    static Double seconds(Duration duration) {
        return duration == null ? null : duration.toSeconds() + duration.getNano() / NANOSECONDS;
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
