package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command of {@code oneclick-exporter}. One that needs more than the production class path, like the demo, is found by
 * the JDK's ServiceLoader where its jar is there.
 */
public interface Command {

    String name();

    /** One sentence for the help. */
    String description();

    /** The settings that it uses: its help lists them, and no other is accepted. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Options besides the settings. */
    default OptionSpec[] options() {
        return new OptionSpec[0];
    }

    /** Whether it serves metrics until the process ends, so that the launcher's variables matter. */
    default boolean serves() {
        return false;
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws InvalidSettingsException if a setting it uses is wrong
     */
    int execute(Invocation invocation) throws InvalidSettingsException, InterruptedException;
}
