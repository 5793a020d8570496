package io.oneclick.exporter.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** The settings in a properties file. Messages give line numbers, never the content, which may be a secret. */
final class PropertiesFile {

    private final Path path;
    private final Map<Setting<?>, String> values = new HashMap<>();

    /**
     * Reads the file.
     *
     * @param path or null for no file
     * @param problems gets one line for each problem
     */
    PropertiesFile(Path path, List<String> problems) {
        this.path = path;
        if (path == null) {
            return;
        }
        try {
            String text = SmallFile.read(path);
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            take(properties, text.lines().toList(), problems);
        } catch (IllegalArgumentException e) {
            // The JDK's message about an invalid \\u escape does not name the file.
            problems.add("--config " + path + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
    }

    private void take(Properties properties, List<String> lines, List<String> problems) {
        List<String> known = Setting.all().stream().map(Setting::key).sorted().toList();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (known.contains(key)) {
                Setting.all().stream()
                        .filter(setting -> setting.key().equals(key))
                        .forEach(setting -> values.put(setting, properties.getProperty(key)));
            } else {
                problems.add(where(key, lines) + " is no setting"
                        + Suggestion.of(key, known)
                                .map(closest -> ": did you mean " + closest + "?")
                                .orElse(": the settings are " + String.join(", ", known)));
            }
        }
    }

    private String where(String key, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(key)) {
                return "line " + (i + 1) + " of " + path;
            }
        }
        return "a line of " + path;
    }

    /** The text of a setting, or null if the file does not contain it. */
    String get(Setting<?> setting) {
        String value = values.get(setting);
        return value == null || value.isBlank() ? null : value;
    }

    /** The place of a setting, for messages: {@code interval in exporter.properties}. */
    String name(Setting<?> setting) {
        return setting.key() + " in " + path;
    }
}
