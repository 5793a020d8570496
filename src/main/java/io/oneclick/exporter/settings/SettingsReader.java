package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.Details;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Reads the settings: flags over environment over properties file over defaults. */
public final class SettingsReader {

    /** The variable that names the properties file, as the flag {@code --config} does. */
    public static final String CONFIG_VARIABLE = "ONECLICK_CONFIG";

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
        Path passwordFile = parser.parse(Setting.DATABASE_PASSWORD_FILE, Rules::file);
        String filed = parser.parse(Setting.DATABASE_PASSWORD_FILE, Rules::firstLine);
        Boolean isDetailed = parser.parse(Setting.PULL_REQUEST_DETAILS, Rules::onOrOff);
        Integer most = parser.parse(Setting.MAX_DETAIL_SERIES, Rules::seriesCount);
        Settings settings = new Settings(
                database == null ? null : withPassword(database, filed),
                passwordFile,
                parser.parse(Setting.INTERVAL, text -> Rules.interval(Durations.parse(text))),
                parser.parse(Setting.TIMEZONE, Rules::zone),
                parser.parse(Setting.REPORTS, Rules::reportKeys),
                isDetailed == null || most == null ? null : new Details(isDetailed, most),
                parser.parse(Setting.CLOSED_WINDOW, Rules::wholeMinutes),
                parser.parse(Setting.STATEMENT_TIMEOUT, Rules::statementTimeout),
                parser.parse(Setting.STALE_AFTER, Rules::zeroOrSeconds),
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
