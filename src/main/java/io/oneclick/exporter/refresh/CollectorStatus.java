package io.oneclick.exporter.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * How one collector is doing.
 *
 * @param succeeded whether its last run did, or null before the first
 * @param lastSuccess when it last did, or null
 * @param lastDuration of the last run, or null
 * @param lastError why the last failed run failed, or null where none ever did
 */
public record CollectorStatus(
        String name,
        Boolean succeeded,
        Instant lastSuccess,
        Duration lastDuration,
        long runs,
        long failures,
        String lastError) {

    static CollectorStatus initial(String name) {
        return new CollectorStatus(name, null, null, null, 0, 0, null);
    }

    CollectorStatus success(Instant now, Duration duration) {
        return new CollectorStatus(name, true, now, duration, runs + 1, failures, lastError);
    }

    CollectorStatus failure(Duration duration, String error) {
        return new CollectorStatus(name, false, lastSuccess, duration, runs + 1, failures + 1, error);
    }
}
