package io.oneclick.exporter.cli;

import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.refresh.ClockSkew;
import io.oneclick.exporter.source.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The age of the newest change of a pull request, the best indication of a wrong time zone. If the zone is set too far
 * east, every change appears some whole hours too old. If it is set too far west, the newest change is in the future.
 */
final class ChangeAge {

    private static final Duration HOUR = Duration.ofHours(1);
    /** The largest difference between two time zones. */
    private static final Duration LARGEST_SHIFT = Duration.ofHours(26);

    private ChangeAge() {}

    static Finding of(Snapshot snapshot, ZoneId zone) {
        Optional<String> future = ClockSkew.inFuture(snapshot);
        if (future.isPresent()) {
            return Finding.problem(future.get());
        }
        Instant newest = snapshot.newestActivity();
        if (newest == null) {
            return Finding.fine("No pull request has changed yet");
        }
        Duration age = Duration.between(newest, snapshot.takenAt());
        String text = "The newest change of a pull request is " + text(age) + " old ("
                + newest.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS) + " in " + zone + ")";
        if (age.compareTo(HOUR) < 0) {
            return Finding.fine(text);
        }
        if (age.compareTo(LARGEST_SHIFT) >= 0) {
            return Finding.warning(text + ": check that this is the database of a Bitbucket that is in use");
        }
        Duration shift = HOUR.multipliedBy(age.toHours());
        return Finding.warning(text + ": if a pull request was changed in the last hour, --timezone is "
                + shift.toHours() + " h too far east; with the correct zone, the newest change would be "
                + text(age.minus(shift)) + " old");
    }

    private static String text(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + " d " + age.toHoursPart() + " h";
        }
        return age.toHours() > 0
                ? age.toHours() + " h " + age.toMinutesPart() + " min"
                : Math.max(0, age.toMinutes()) + " min " + Math.max(0, age.toSecondsPart()) + " s";
    }
}
