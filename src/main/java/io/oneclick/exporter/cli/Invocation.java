package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * A command as it was called.
 *
 * @param chain what was parsed, the outermost command first; options of an inner command win
 * @param out for answers
 */
public record Invocation(List<ParseResult> chain, Map<String, String> environment, PrintWriter out) {

    static final String CONFIG = "--config";

    /** Whether a flag without a value was given. */
    public boolean has(String flag) {
        return chain.stream().anyMatch(parsed -> parsed.hasMatchedOption(flag));
    }

    /** The value of an option that is no setting, the innermost command's; {@code otherwise} where none was given. */
    <T> T option(String flag, T otherwise) {
        T value = otherwise;
        for (ParseResult parsed : chain) {
            value = parsed.matchedOptionValue(flag, value);
        }
        return value;
    }

    /** The settings of this call. */
    public SettingsReader settings() {
        return settings(Map.of());
    }

    /** The settings of this call, some of them fixed. */
    public SettingsReader settings(Map<Setting<?>, String> fixed) {
        Map<Setting<?>, String> flags = new HashMap<>();
        String variable = environment.getOrDefault(SettingsReader.CONFIG_VARIABLE, "");
        Path file = variable.isBlank() ? null : path(variable);
        for (ParseResult parsed : chain) {
            for (Setting<?> setting : Setting.all()) {
                String value = parsed.matchedOptionValue(setting.flag(), null);
                if (value != null) {
                    flags.put(setting, value);
                }
            }
            file = parsed.matchedOptionValue(CONFIG, file);
        }
        flags.putAll(fixed);
        return new SettingsReader(flags, environment, file);
    }

    /** A variable that is no path on this system is a file that is not there: the reader says so. */
    private static Path path(String variable) {
        try {
            return Path.of(variable);
        } catch (InvalidPathException e) {
            return Path.of("(" + SettingsReader.CONFIG_VARIABLE + " is no path on this system)");
        }
    }

    Settings read() throws InvalidSettingsException {
        return settings().read();
    }
}
