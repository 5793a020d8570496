package io.oneclick.exporter.push;

import java.time.Instant;

/**
 * How the pushes have gone.
 *
 * @param lastSuccess when the gateway took the last good one, or null
 * @param failure why the last one failed, or null while it was good
 */
public record PushStatus(long successes, long failures, Instant lastSuccess, String failure) {

    static final PushStatus UNKNOWN = new PushStatus(0, 0, null, null);

    PushStatus success(Instant now) {
        return new PushStatus(successes + 1, failures, now, null);
    }

    PushStatus failure(String reason) {
        return new PushStatus(successes, failures + 1, lastSuccess, reason);
    }
}
