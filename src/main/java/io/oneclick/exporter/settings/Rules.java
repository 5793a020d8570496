package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.TimeSpan;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules of the settings, for a few kinds of values. */
final class Rules {

    static final Rule<Boolean> SWITCH = Rule.of("ON|OFF", "on or off", Rules::onOrOff, on -> on ? "on" : "off");

    /**
     * A file, or null if none is given. Whether it can be read is checked when it is read. No message repeats the text:
     * it may be the password itself, given by mistake instead of its file.
     */
    static final Rule<Path> FILE =
            Rule.of("FILE", null, Rules::file, Path::toString).secret();

    // Neither ISO offsets nor "GMT+2", because PostgreSQL counts the latter as west of Greenwich.
    static final Rule<ZoneId> ZONE =
            Rule.of("ZONE", "a name of the tz database like UTC or America/Chicago", Rules::zone, ZoneId::getId);

    static final Rule<ReportKeys> REPORT_KEYS = Rule.of(
            "KEYS",
            "report keys separated by commas, or * alone for every key found",
            Rules::reportKeys,
            ReportKeys::toString);

    static final Rule<List<TimeSpan>> WINDOWS = Rule.of("WINDOWS", Windows.RULE, Windows::parse, Windows::format);

    static final Rule<DatabaseAddress> DATABASE = Rule.of("URL", null, DatabaseAddress::parse, DatabaseAddress::display)
            .secret();

    /** Any text, or null if none is given. */
    static final Rule<String> TEXT = Rule.of("TEXT", null, given -> given.isEmpty() ? null : given, text -> text);

    static final Rule<String> WORD =
            Rule.of("NAME", null, given -> given, text -> text).only("not empty", text -> !text.isEmpty());

    static final Rule<PushUrl> PUSH_URL =
            Rule.of("URL", null, PushUrl::parse, PushUrl::toString).secret();

    static final Rule<Map<String, String>> LABELS =
            Rule.of("LABELS", "label=value, separated by commas", Rules::labels, labels -> labels.entrySet().stream()
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(",")));

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=(.+)");

    private static final Rule<Duration> DURATION = Rule.of("DURATION", null, Durations::parse, Durations::format);

    private Rules() {}

    /** A duration between two limits, both included. */
    static Rule<Duration> duration(String least, String most) {
        return DURATION.only(
                "from " + least + " to " + most,
                value -> isBetween(Durations.parse(least), value, Durations.parse(most)));
    }

    /** 0, which has a special meaning, or a duration between two limits. */
    static Rule<Duration> zeroOrDuration(String meaningOfZero, String least, String most) {
        Rule<Duration> others = duration(least, most);
        return others.only(
                "0 " + meaningOfZero + ", or " + others.text(),
                value -> value.isZero() || others.allowed().test(value));
    }

    static Rule<Duration> wholeMinutes(String least, String most) {
        Rule<Duration> others = duration(least, most);
        return others.only(
                "whole minutes " + others.text(),
                value -> others.allowed().test(value) && value.equals(Duration.ofMinutes(value.toMinutes())));
    }

    static Rule<Integer> count(int least, int most) {
        String text = "a whole number from " + least + " to " + most;
        return Rule.of("N", text, given -> number(given, text), value -> Integer.toString(value))
                .only(text, value -> least <= value && value <= most);
    }

    /** One of several constants, written in lower case with dashes. */
    static <E extends Enum<E>> Rule<E> oneOf(String shape, Class<E> type) {
        List<E> choices = List.of(type.getEnumConstants());
        String last = small(choices.get(choices.size() - 1));
        String text =
                choices.stream().limit(choices.size() - 1).map(Rules::small).collect(Collectors.joining(", ")) + " or "
                        + last;
        return Rule.of(
                shape,
                text,
                given -> choices.stream()
                        .filter(choice -> small(choice).equals(given.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> mustBe(text)),
                Rules::small);
    }

    private static String small(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isBetween(Duration least, Duration value, Duration most) {
        return least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
    }

    private static int number(String given, String text) {
        // Nine digits fit into an int; signs and letters are not allowed.
        if (!given.matches("0*\\d{1,9}")) {
            throw mustBe(text);
        }
        return Integer.parseInt(given);
    }

    private static boolean onOrOff(String given) {
        return switch (given) {
            case "on" -> true;
            case "off" -> false;
            default -> throw mustBe("on or off");
        };
    }

    private static Path file(String given) {
        try {
            return given.isEmpty() ? null : Path.of(given);
        } catch (InvalidPathException e) {
            throw mustBe("the path of a file");
        }
    }

    private static ZoneId zone(String given) {
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(given)) {
            throw mustBe("a name of the tz database like UTC or America/Chicago");
        }
        return ZoneId.of(given);
    }

    private static Map<String, String> labels(String given) {
        Map<String, String> labels = new TreeMap<>();
        for (String part : given.isEmpty() ? new String[0] : given.split(",")) {
            Matcher label = LABEL.matcher(part.trim());
            if (!label.matches()) {
                throw mustBe("label=value, separated by commas");
            }
            if (label.group(1).equals("job") || labels.put(label.group(1), label.group(2)) != null) {
                throw mustBe("labels other than job, each once");
            }
        }
        return Collections.unmodifiableMap(labels);
    }

    private static ReportKeys reportKeys(String given) {
        List<String> keys = Arrays.stream(given.split(","))
                .map(String::trim)
                .filter(key -> !key.isEmpty())
                .toList();
        if (keys.isEmpty() || (keys.contains("*") && keys.size() > 1)) {
            throw mustBe("report keys separated by commas, or * alone for every key found");
        }
        return keys.equals(List.of("*")) ? ReportKeys.everyKeyFound() : ReportKeys.of(keys);
    }

    private static IllegalArgumentException mustBe(String text) {
        return new IllegalArgumentException("must be " + text);
    }
}
