package io.oneclick.exporter.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the settings. Flags override the environment, which overrides the properties file, which overrides the
 * defaults.
 */
public final class SettingsReader {

    /** The variable that names the properties file, as the flag {@code --config} does. */
    public static final String CONFIG_VARIABLE = "ONECLICK_CONFIG";

    private static final String UNREADABLE = "\uFFFD";

    /** A URL, which may contain a password, in place of another value. */
    private static final Predicate<String> MAY_BE_SECRET =
            Pattern.compile("://|@").asPredicate();

    private final Map<Setting<?>, String> flags;
    private final Map<String, String> environment;
    private final Path file;

    /**
     * @param flags values given on the command line
     * @param environment of the process
     * @param file the properties file, or null for none
     */
    public SettingsReader(Map<Setting<?>, String> flags, Map<String, String> environment, Path file) {
        this.flags = Map.copyOf(flags);
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /** The properties file, or null for none. */
    public Path file() {
        return file;
    }

    /** Warnings about environment variables that begin like settings but are not. */
    public List<String> warnings() {
        return UnknownVariables.of(environment);
    }

    /**
     * Reads and validates every setting; reads the properties file again at each call.
     *
     * @throws InvalidSettingsException with all problems, not only the first
     */
    public Settings read() throws InvalidSettingsException {
        List<String> problems = new ArrayList<>();
        PropertiesFile properties = new PropertiesFile(file, problems);
        Map<Setting<?>, Object> values = new HashMap<>();
        for (Setting<?> setting : Setting.all()) {
            Given given = given(setting, properties);
            if (given == null) {
                problems.add(setting.flag() + " (or " + setting.variable() + ") is required: " + setting.description());
            } else {
                given.collect(setting, values, problems);
            }
        }
        readPassword(values, given(Setting.DATABASE_PASSWORD_FILE, properties), problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new Settings(values);
    }

    /** The password comes from its file, else from the URL, else from the environment; else the driver looks it up. */
    private void readPassword(Map<Setting<?>, Object> values, Given given, List<String> problems) {
        Path passwordFile = (Path) values.get(Setting.DATABASE_PASSWORD_FILE);
        DatabaseAddress address = (DatabaseAddress) values.get(Setting.DATABASE_URL);
        String password = environment.get("PGPASSWORD");
        if (passwordFile != null) {
            try {
                password = SmallFile.password(passwordFile);
            } catch (IllegalArgumentException e) {
                problems.add(given.shown(Setting.DATABASE_PASSWORD_FILE) + ": " + e.getMessage());
            }
        } else if (address != null && address.password() != null) {
            return;
        }
        if (address != null && password != null) {
            values.put(Setting.DATABASE_URL, address.withPassword(password));
        }
    }

    /** A value and its origin, so that a message names the setting as the operator wrote it. */
    private record Given(String name, String text) {

        void collect(Setting<?> setting, Map<Setting<?>, Object> values, List<String> problems) {
            if (text.contains(UNREADABLE)) {
                // The JVM's replacement for characters outside the locale's charset. A report key with it would count
                // nothing.
                problems.add(name + ": contains characters that the charset of this locale ("
                        + System.getProperty("native.encoding")
                        + ") does not have. Start with a UTF-8 locale (LC_ALL=C.UTF-8), or use the properties file.");
                return;
            }
            try {
                values.put(setting, setting.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add(shown(setting) + ": " + e.getMessage());
            }
        }

        String shown(Setting<?> setting) {
            return setting.rule().isSecret() || MAY_BE_SECRET.test(text) ? name : name + " '" + text + "'";
        }
    }

    private Given given(Setting<?> setting, PropertiesFile properties) {
        String flag = flags.get(setting);
        String variable = environment.getOrDefault(setting.variable(), "");
        if (flag != null) {
            return new Given(setting.flag(), flag);
        }
        if (!variable.isBlank()) {
            return new Given(setting.variable(), variable);
        }
        if (properties.get(setting) != null) {
            return new Given(properties.name(setting), properties.get(setting));
        }
        return setting.defaultText() == null ? null : new Given(setting.flag(), setting.defaultText());
    }
}
