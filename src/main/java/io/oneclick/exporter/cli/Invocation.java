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
 * The parsed call of a command.
 *
 * @param chain the parsed commands, the outermost first; options of an inner command take precedence
 * @param out for output
 */
public record Invocation(List<ParseResult> chain, Map<String, String> environment, PrintWriter out) {

    static final String CONFIG = "--config";

    /** Whether a flag without a value was given. */
    public boolean has(String flag) {
        return chain.stream().anyMatch(parsed -> parsed.hasMatchedOption(flag));
    }

    /**
     * The value of an option that is not a setting, of the innermost command that has it; {@code otherwise} if it was
     * not given.
     */
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

    /** The settings of this call, with fixed values for some of them. */
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

    /** A value that is not a valid path on this system is treated as a missing file, which the reader reports. */
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
