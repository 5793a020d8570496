package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.InvalidSettingsException;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command of {@code oneclick-exporter}. One that needs more than the production class path, like the demo, is found by
 * the JDK's ServiceLoader where its jar is there.
 */
public interface Command {

    String name();

    /** One sentence for the help. */
    String description();

    /** Options besides the settings, which every command takes. */
    default OptionSpec[] options() {
        return new OptionSpec[0];
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws InvalidSettingsException if a setting it uses is wrong
     */
    int execute(Invocation invocation) throws InvalidSettingsException, InterruptedException;
}
