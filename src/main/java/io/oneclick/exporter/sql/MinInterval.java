package io.oneclick.exporter.sql;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations in Prometheus' notation: {@code 90s}, {@code 1h30m}, {@code 1w}; each unit at most once, the largest first.
 */
final class MinInterval {

    private static final Pattern SHAPE = Pattern.compile("(?=\\d)(?:(\\d{1,7})y)?(?:(\\d{1,7})w)?(?:(\\d{1,7})d)?"
            + "(?:(\\d{1,7})h)?(?:(\\d{1,7})m)?(?:(\\d{1,7})s)?(?:(\\d{1,7})ms)?");
    private static final long[] MILLISECONDS = {
        365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
    };
    private static final Duration LONGEST = Duration.ofDays(366);

    private MinInterval() {}

    /** @throws IllegalArgumentException with the rule */
    static Duration parse(String text) {
        Duration duration = Duration.ZERO;
        Matcher matcher = SHAPE.matcher(text.trim());
        if (!text.trim().equals("0")) {
            if (!matcher.matches()) {
                throw new IllegalArgumentException("must be a duration like 30s, 5m or 1h30m");
            }
            for (int i = 0; i < MILLISECONDS.length; i++) {
                if (matcher.group(i + 1) != null) {
                    duration = duration.plusMillis(Long.parseLong(matcher.group(i + 1)) * MILLISECONDS[i]);
                }
            }
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be at most 366d");
        }
        return duration;
    }
}
