package io.oneclick.exporter.cli;

import io.oneclick.exporter.history.Steps;
import io.oneclick.exporter.settings.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;

/** The minutes of a backfill, from the texts of its options. */
final class BackfillRange {

    static final String FROM = "--from";
    static final String TO = "--to";
    static final String STEP = "--step";
    static final String DEFAULT_STEP = "1h";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss][XXX]]").withResolverStyle(ResolverStyle.STRICT);

    /** The limit for one series, which is in memory while it is computed. */
    private static final long MAX_STEPS = 100_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(31);

    private final ZoneId zone;
    private final Instant thisMinute;
    private final List<String> problems = new ArrayList<>();

    /** @param zone of times without a zone */
    BackfillRange(ZoneId zone, Instant now) {
        this.zone = zone;
        this.thisMinute = now.truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * The minutes; null if there are {@link #problems}.
     *
     * @param to null for this minute
     */
    Steps steps(String from, String to, String step) {
        Instant first = from == null ? missing() : minute(FROM, from);
        Instant last = to == null ? thisMinute : minute(TO, to);
        Duration length = step(step);
        if (!problems.isEmpty()) {
            return null;
        }
        if (last.isAfter(thisMinute)) {
            problems.add(TO + " " + to + " lies in the future");
        } else if (first.isAfter(last)) {
            problems.add(FROM + " " + from + " is after "
                    + (to == null ? "now, and " + TO + " was not given" : TO + " " + to));
        } else if (new Steps(first, last, length).count() > MAX_STEPS) {
            problems.add("a step of " + step + " from " + from + " makes more than " + MAX_STEPS
                    + " points of each series: take a longer step, or write several files");
        }
        return problems.isEmpty() ? new Steps(first, last, length) : null;
    }

    /** The problems found, each as a sentence. */
    List<String> problems() {
        return problems;
    }

    private Instant missing() {
        problems.add(FROM + " is required: the day at which the history begins, like 2026-08-01");
        return null;
    }

    private Instant minute(String option, String text) {
        try {
            TemporalAccessor parsed = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant = instant(parsed);
            if (instant.equals(instant.truncatedTo(ChronoUnit.MINUTES))) {
                return instant;
            }
        } catch (DateTimeException e) {
            // As below.
        }
        problems.add(
                option + " '" + text + "' must be a day like 2026-08-01 or a whole minute like 2026-08-01T09:30, in the"
                        + " zone of --timezone (" + zone + "), or 2026-08-01T09:30Z");
        return null;
    }

    private Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return parsed instanceof LocalDateTime time
                ? time.atZone(zone).withLaterOffsetAtOverlap().toInstant()
                : ((LocalDate) parsed).atStartOfDay(zone).toInstant();
    }

    private Duration step(String text) {
        try {
            Duration step = Durations.parse(text);
            if (step.compareTo(MINUTE) >= 0
                    && step.compareTo(LONGEST_STEP) <= 0
                    && step.equals(step.truncatedTo(ChronoUnit.MINUTES))) {
                return step;
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        problems.add(STEP + " '" + text + "' must be whole minutes from 1m to 31d, like 5m or 1h");
        return null;
    }
}
