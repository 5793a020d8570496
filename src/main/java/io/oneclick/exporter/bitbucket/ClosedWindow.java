package io.oneclick.exporter.bitbucket;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The time in which a pull request counts as just closed: the full minutes up to the start of this one, first inclusive,
 * last exclusive, as texts that PostgreSQL compares with the bare column, whatever its type. A {@code timestamp} takes
 * the wall clock and ignores the offset; a {@code timestamptz} takes the instant.
 *
 * <p>Where clocks go back inside the window, the wall clock runs through the same hour twice: then there are two ranges.
 */
record ClosedWindow(Range first, Range second) {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx");

    /** From inclusive, to exclusive. */
    record Range(String from, String to) {}

    static ClosedWindow endingAt(Instant now, Duration length, ZoneId zone) {
        Instant to = now.truncatedTo(ChronoUnit.MINUTES);
        Instant from = to.minus(length);
        ZoneRules rules = zone.getRules();
        ZoneOffset fromOffset = rules.getOffset(from);
        ZoneOffsetTransition last = rules.previousTransition(to.plusNanos(1));
        if (last != null && last.isOverlap() && last.getInstant().isAfter(from)) {
            Instant turn = last.getInstant();
            return new ClosedWindow(
                    range(from, fromOffset, turn, last.getOffsetBefore()),
                    range(turn, last.getOffsetAfter(), to, last.getOffsetAfter()));
        }
        ZoneOffset toOffset = rules.getOffset(to);
        return new ClosedWindow(range(from, fromOffset, to, toOffset), range(to, toOffset, to, toOffset));
    }

    private static Range range(Instant from, ZoneOffset fromOffset, Instant to, ZoneOffset toOffset) {
        return new Range(TEXT.format(from.atOffset(fromOffset)), TEXT.format(to.atOffset(toOffset)));
    }

    /** The bounds in the order of the statements' parameters. */
    List<String> bounds() {
        return List.of(first.from(), first.to(), second.from(), second.to());
    }
}
