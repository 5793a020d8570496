package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.ReportKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What each setting may be: a text becomes a value, or an IllegalArgumentException whose message states the rule. */
public final class Rules {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_STATEMENT = Duration.ofMillis(100);
    /** Beyond, the window would begin before the database's or the JDK's calendar does. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private Rules() {}

    /**
     * The interval itself, if it may be one.
     *
     * @throws IllegalArgumentException with the rule, if not
     */
    public static Duration interval(Duration interval) {
        return between(SHORTEST_INTERVAL, interval);
    }

    static Duration statementTimeout(String text) {
        return between(SHORTEST_STATEMENT, Durations.parse(text));
    }

    private static Duration between(Duration least, Duration duration) {
        if (duration.compareTo(least) < 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("must be from " + Durations.format(least) + " to 1d");
        }
        return duration;
    }

    static Duration zeroOrSeconds(String text) {
        Duration duration = Durations.parse(text);
        if (!duration.isZero() && duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("must be 0 for never, or 1s or more");
        }
        return duration;
    }

    static Path file(String text) {
        return text.isBlank() ? null : Path.of(text.trim());
    }

    static String firstLine(String text) {
        Path path = file(text);
        if (path == null) {
            return null;
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("must hold the password in its first line"));
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot be read: give a UTF-8 file that this user may read");
        }
    }

    static Duration wholeMinutes(String text) {
        Duration window = Durations.parse(text);
        if (window.compareTo(Duration.ofMinutes(1)) < 0
                || window.compareTo(LONGEST_WINDOW) > 0
                || !window.equals(Duration.ofMinutes(window.toMinutes()))) {
            throw new IllegalArgumentException("must be whole minutes, from 1m to 366d");
        }
        return window;
    }

    static boolean onOrOff(String text) {
        return switch (text.trim()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("must be on or off");
        };
    }

    static int seriesCount(String text) {
        // Nine digits fit an int; off, not 0, is for none.
        if (!text.trim().matches("0*[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("must be a whole number from 1 to 999999999");
        }
        return Integer.parseInt(text.trim());
    }

    static ZoneId zone(String text) {
        String id = text.trim();
        // Neither ISO offsets nor "GMT+2": PostgreSQL counts the latter westward.
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(id)) {
            throw new IllegalArgumentException("must be a name of the tz database like UTC or America/Chicago");
        }
        return ZoneId.of(id);
    }

    static ReportKeys reportKeys(String text) {
        List<String> keys = Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(key -> !key.isEmpty())
                .toList();
        if (keys.isEmpty() || (keys.contains("*") && keys.size() > 1)) {
            throw new IllegalArgumentException(
                    "must be report keys separated by commas, or * alone for every key found");
        }
        return keys.equals(List.of("*")) ? ReportKeys.everyKeyFound() : ReportKeys.of(keys);
    }
}
