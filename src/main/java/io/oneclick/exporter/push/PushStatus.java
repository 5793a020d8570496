package io.oneclick.exporter.push;

import java.time.Instant;

/**
 * The results of the pushes.
 *
 * @param lastSuccess when the gateway last accepted a push, or null
 * @param failure why the last push failed, or null if it succeeded
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
