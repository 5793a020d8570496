package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command of {@code oneclick-exporter}. Commands that need more than the production class path, like the demo, are
 * found by the JDK's ServiceLoader if their jar is present.
 */
public interface Command {

    String name();

    /** The description in the help. */
    String description();

    /** The settings that it uses. Its help lists them; others are rejected. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Options in addition to the settings. */
    default OptionSpec[] options() {
        return new OptionSpec[0];
    }

    /** Whether it serves metrics until the process ends. If so, its help lists the launcher's variables. */
    default boolean serves() {
        return false;
    }

    /**
     * Runs the command.
     *
     * @return the exit code
     * @throws InvalidSettingsException if a setting it uses is wrong
     */
    int execute(Invocation invocation) throws InvalidSettingsException, InterruptedException;
}
