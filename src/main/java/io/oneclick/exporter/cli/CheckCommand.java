package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.InvalidSettingsException;

/** Says whether the settings and the database are as they must be, and what a refresh would publish. */
final class CheckCommand implements Command {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String description() {
        return "Connects with the given settings, changes nothing, and says what it finds and what is missing.";
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException {
        invocation.read();
        return 0;
    }
}
