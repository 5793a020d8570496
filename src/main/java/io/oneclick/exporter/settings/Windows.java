package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Windows as operators write them: {@code 1d,7d,30d}. The texts become labels, so they are kept unchanged. */
final class Windows {

    static final String RULE =
            "up to five different windows separated by commas, each a whole number and m, h, d or w like"
                    + " 90m, 7d or 4w, from 1h to 366d; or off for none";

    private static final String NONE = "off";
    private static final int MOST = 5;
    private static final Pattern WINDOW = Pattern.compile("([1-9]\\d{0,6})([mhdw])");
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private Windows() {}

    static List<TimeSpan> parse(String given) {
        if (given.equals(NONE)) {
            return List.of();
        }
        List<TimeSpan> windows = new ArrayList<>();
        for (String label : given.split(",", -1)) {
            TimeSpan window = window(label.trim());
            for (TimeSpan other : windows) {
                if (other.length().equals(window.length())) {
                    throw new IllegalArgumentException(
                            "names one window twice (" + other.label() + ", " + window.label() + "): must be " + RULE);
                }
            }
            windows.add(window);
        }
        if (windows.size() > MOST) {
            throw mustBe();
        }
        return List.copyOf(windows);
    }

    private static TimeSpan window(String label) {
        Matcher parts = WINDOW.matcher(label);
        if (!parts.matches()) {
            throw mustBe();
        }
        long amount = Long.parseLong(parts.group(1));
        Duration length =
                switch (parts.group(2)) {
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> Duration.ofDays(7 * amount);
                };
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw mustBe();
        }
        return new TimeSpan(label, length);
    }

    static String format(List<TimeSpan> windows) {
        return windows.isEmpty() ? NONE : windows.stream().map(TimeSpan::label).collect(Collectors.joining(","));
    }

    private static IllegalArgumentException mustBe() {
        return new IllegalArgumentException("must be " + RULE);
    }
}
