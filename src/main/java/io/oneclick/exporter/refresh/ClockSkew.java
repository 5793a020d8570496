package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices that the code host's time zone is set wrong: its timestamps, read in that zone, lie in the future, or something
 * that happened since the last refresh seems to be hours old.
 */
public final class ClockSkew {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Instant lastTakenAt;
    private Instant lastActivity;

    /** What one snapshot alone shows: activity in the future. */
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
     * What this snapshot shows together with the one before: a text for the operator, or null if all is plausible.
     *
     * @param before what was found last time, or null
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
            // Nothing happened in between, and nothing new is known; or the newest change was taken back.
            return lastActivity.equals(previousActivity) ? before : null;
        }
        Duration age = Duration.between(lastActivity, lastTakenAt);
        Duration oldestPossible = Duration.between(previousTakenAt, lastTakenAt).plus(TOLERANCE);
        return age.compareTo(oldestPossible) > 0 && isWholeQuarters(age, oldestPossible)
                ? message("happened after the last refresh, but appears to be " + text(age) + " old")
                : null;
    }

    /** Zones differ by whole hours, some by halves and quarters. */
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
