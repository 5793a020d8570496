package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.Details;
import io.oneclick.exporter.model.ReportKeys;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the settings: flags over environment over properties file over defaults. */
public final class SettingsReader {

    /** The variable that names the properties file, as the flag {@code --config} does. */
    public static final String CONFIG_VARIABLE = "ONECLICK_CONFIG";

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    /** Beyond, the window would begin before the database's or the JDK's calendar does. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private static final Duration SHORTEST_STATEMENT = Duration.ofMillis(100);

    private final Map<Setting, String> flags;
    private final Map<String, String> environment;
    private final Path file;

    /**
     * @param flags values given on the command line
     * @param environment of the process
     * @param file the properties file, or null for none
     */
    public SettingsReader(Map<Setting, String> flags, Map<String, String> environment, Path file) {
        this.flags = new EnumMap<>(Setting.class);
        this.flags.putAll(flags);
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /**
     * Reads and checks every setting, the properties file anew at each call.
     *
     * @throws InvalidSettingsException with all that is wrong, not only the first
     */
    public Settings read() throws InvalidSettingsException {
        List<String> problems = new ArrayList<>();
        Map<Setting, Given> given = given(problems);
        Parser parser = new Parser(given, problems);

        DatabaseAddress database = parser.parse(Setting.DATABASE_URL, DatabaseAddress::parse);
        Path passwordFile = parser.parse(Setting.DATABASE_PASSWORD_FILE, SettingsReader::file);
        String filed = parser.parse(Setting.DATABASE_PASSWORD_FILE, SettingsReader::firstLine);
        Boolean isDetailed = parser.parse(Setting.PULL_REQUEST_DETAILS, SettingsReader::onOrOff);
        Integer most = parser.parse(Setting.MAX_DETAIL_SERIES, SettingsReader::seriesCount);
        Settings settings = new Settings(
                database == null ? null : withPassword(database, filed),
                passwordFile,
                parser.parse(Setting.INTERVAL, text -> interval(Durations.parse(text))),
                parser.parse(Setting.TIMEZONE, SettingsReader::zone),
                parser.parse(Setting.REPORTS, SettingsReader::reportKeys),
                isDetailed == null || most == null ? null : new Details(isDetailed, most),
                parser.parse(Setting.CLOSED_WINDOW, SettingsReader::wholeMinutes),
                parser.parse(Setting.STATEMENT_TIMEOUT, text -> between(SHORTEST_STATEMENT, Durations.parse(text))),
                parser.parse(Setting.STALE_AFTER, SettingsReader::zeroOrSeconds),
                parser.parse(Setting.LOG_LEVEL, LogLevel::parse));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    /** The properties file, or null for none. */
    public Path file() {
        return file;
    }

    /**
     * The interval itself, if it may be one.
     *
     * @throws IllegalArgumentException with the rule, if not
     */
    public static Duration interval(Duration interval) {
        return between(SHORTEST_INTERVAL, interval);
    }

    private DatabaseAddress withPassword(DatabaseAddress database, String filed) {
        String password = environment.get("PGPASSWORD");
        if (filed != null) {
            return database.withPassword(filed);
        }
        return database.password() != null || password == null ? database : database.withPassword(password);
    }

    /** A value and where it was given, so that a problem names the spelling the operator used. */
    private record Given(String name, String text) {}

    private Map<Setting, Given> given(List<String> problems) {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        Map<String, String> properties = properties(problems);
        for (Setting setting : Setting.values()) {
            String flag = flags.get(setting);
            String variable = environment.getOrDefault(setting.variable(), "");
            String property = properties.getOrDefault(setting.key(), "");
            if (flag != null) {
                given.put(setting, new Given(setting.flag(), flag));
            } else if (!variable.isBlank()) {
                given.put(setting, new Given(setting.variable(), variable));
            } else if (!property.isBlank()) {
                given.put(setting, new Given(setting.key() + " in " + file, property));
            } else if (setting.defaultText() != null) {
                given.put(setting, new Given(setting.flag(), setting.defaultText()));
            } else {
                problems.add(setting.flag() + " (or " + setting.variable() + ") is required: " + setting.description());
            }
        }
        return given;
    }

    private Map<String, String> properties(List<String> problems) {
        if (file == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add("--config " + file + " cannot be read as a properties file in UTF-8: "
                    + e.getClass().getSimpleName() + ". Give a file with lines like interval=15s.");
            return Map.of();
        }
        Set<String> known = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!known.contains(key)) {
                problems.add(key + " in " + file + " is no setting: the settings are "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    }

    private static Duration between(Duration least, Duration duration) {
        if (duration.compareTo(least) < 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("must be from " + Durations.format(least) + " to 1d");
        }
        return duration;
    }

    private static Duration zeroOrSeconds(String text) {
        Duration duration = Durations.parse(text);
        if (!duration.isZero() && duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("must be 0 for never, or 1s or more");
        }
        return duration;
    }

    private static Path file(String text) {
        return text.isBlank() ? null : Path.of(text.trim());
    }

    private static String firstLine(String text) {
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

    private static Duration wholeMinutes(String text) {
        Duration window = Durations.parse(text);
        if (window.compareTo(Duration.ofMinutes(1)) < 0
                || window.compareTo(LONGEST_WINDOW) > 0
                || !window.equals(Duration.ofMinutes(window.toMinutes()))) {
            throw new IllegalArgumentException("must be whole minutes, from 1m to 366d");
        }
        return window;
    }

    private static boolean onOrOff(String text) {
        return switch (text.trim()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("must be on or off");
        };
    }

    private static int seriesCount(String text) {
        // Nine digits fit an int; off, not 0, is for none.
        if (!text.trim().matches("0*[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("must be a whole number from 1 to 999999999");
        }
        return Integer.parseInt(text.trim());
    }

    private static ZoneId zone(String text) {
        String id = text.trim();
        // Neither ISO offsets nor "GMT+2": PostgreSQL counts the latter westward.
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(id)) {
            throw new IllegalArgumentException("must be a name of the tz database like UTC or America/Chicago");
        }
        return ZoneId.of(id);
    }

    private static ReportKeys reportKeys(String text) {
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

    /** Parses one value after the other and collects what is wrong with them. */
    private record Parser(Map<Setting, Given> given, List<String> problems) {

        <T> T parse(Setting setting, Function<String, T> parse) {
            Given value = given.get(setting);
            if (value == null) {
                return null;
            }
            try {
                return parse.apply(value.text());
            } catch (IllegalArgumentException | ArithmeticException e) {
                // The database URL may hold a password: its problems never repeat it.
                String shown = setting == Setting.DATABASE_URL ? "" : " '" + value.text() + "'";
                problems.add(value.name() + shown + ": " + e.getMessage());
                return null;
            }
        }
    }
}
