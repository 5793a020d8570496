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
 * The time in which a pull request counts as recently closed: the full minutes up to the start of the current one, the
 * start inclusive, the end exclusive. The bounds are texts that PostgreSQL compares with the bare column of either
 * type: with a {@code timestamp} it uses the wall-clock time and ignores the offset, with a {@code timestamptz} the
 * instant.
 *
 * <p>If clocks go back within the window, the same wall-clock hour occurs twice: then there are two ranges.
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
