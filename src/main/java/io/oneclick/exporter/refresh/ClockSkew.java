package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Detects a wrong time zone setting: timestamps read in that zone are in the future, or a change since the last refresh
 * appears to be hours old.
 */
public final class ClockSkew {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Instant lastTakenAt;
    private Instant lastActivity;

    /** The check of a single snapshot: activity in the future. */
    public static Optional<String> inFuture(Snapshot snapshot) {
        if (snapshot.newestActivity() == null) {
            return Optional.empty();
        }
        Duration ahead = Duration.between(snapshot.takenAt(), snapshot.newestActivity());
        return ahead.compareTo(TOLERANCE) > 0
                ? Optional.of(message("lies " + text(ahead) + " in the future"))
                : Optional.empty();
    }

    /**
     * Checks this snapshot together with the one before. Returns a text for the operator, or null if the times are
     * plausible.
     *
     * @param before the last result, or null
     */
    String inspect(Snapshot snapshot, String before) {
        Instant previousTakenAt = lastTakenAt;
        Instant previousActivity = lastActivity;
        lastTakenAt = snapshot.takenAt();
        lastActivity = snapshot.newestActivity();
        Optional<String> future = inFuture(snapshot);
        if (future.isPresent() || lastActivity == null || previousActivity == null) {
            return future.orElse(null);
        }
        if (!lastActivity.isAfter(previousActivity)) {
            // Either nothing has changed since the last snapshot, or the newest change was removed.
            return lastActivity.equals(previousActivity) ? before : null;
        }
        Duration age = Duration.between(lastActivity, lastTakenAt);
        Duration oldestPossible = Duration.between(previousTakenAt, lastTakenAt).plus(TOLERANCE);
        return age.compareTo(oldestPossible) > 0 && isWholeQuarters(age, oldestPossible)
                ? message("happened after the last refresh, but appears to be " + text(age) + " old")
                : null;
    }

    /** Most time zones differ by whole hours, some by half hours or quarters of an hour. */
    private static boolean isWholeQuarters(Duration age, Duration slack) {
        Duration rest = age.minus(QUARTER.multipliedBy(age.toSeconds() / QUARTER.toSeconds()));
        return slack.compareTo(QUARTER) >= 0
                || rest.compareTo(slack) <= 0
                || QUARTER.minus(rest).compareTo(TOLERANCE) <= 0;
    }

    private static String message(String what) {
        return "the newest change of a pull request " + what
                + ": set --timezone to the zone of Bitbucket's JVM, or check the clocks";
    }

    private static String text(Duration duration) {
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
