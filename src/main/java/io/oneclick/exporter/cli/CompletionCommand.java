package io.oneclick.exporter.cli;

import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Prints the script with which bash and zsh complete commands and options. Picocli generates it from the specification.
 */
final class CompletionCommand implements Command {

    private final String program;
    private final Supplier<CommandLine> line;

    /** @param line the program with all its commands */
    CompletionCommand(String program, Supplier<CommandLine> line) {
        this.program = program;
        this.line = line;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String description() {
        return "Prints the completion script for bash and zsh. To load it: source <(oneclick-exporter completion)";
    }

    @Override
    public int execute(Invocation invocation) {
        invocation.out().println(AutoComplete.bash(program, line.get()));
        return 0;
    }
}
