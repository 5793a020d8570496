package io.oneclick.exporter.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 15s}, {@code 2m}, {@code 1h30m}, {@code 500ms}, or ISO-8601. */
public final class Durations {

    private static final Pattern TERM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    /** One repetition for each unit; without a limit, a long text would overflow the stack. */
    private static final Pattern TERMS = Pattern.compile("(?:" + TERM.pattern() + "){1,5}");

    private Durations() {}

    /** @throws IllegalArgumentException with the rule, if {@code text} is not a duration */
    public static Duration parse(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        if (trimmed.equals("0")) {
            return Duration.ZERO;
        }
        if (TERMS.matcher(trimmed).matches()) {
            Duration sum = Duration.ZERO;
            Matcher term = TERM.matcher(trimmed);
            while (term.find()) {
                sum = sum.plus(duration(Long.parseLong(term.group(1)), term.group(2)));
            }
            return sum;
        }
        try {
            return Duration.parse(trimmed);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a duration like 15s, 2m, 1h or PT15S");
        }
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** The shortest text for it: {@code 1h30m}. {@link #parse} can read it. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }
}
