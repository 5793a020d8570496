package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.InvalidSettingsException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Parses the command line and runs the command it names. */
public final class CommandLines {

    private static final String PROGRAM = "oneclick-exporter";
    private static final int USAGE_ERROR = 2;

    private final CommandSpecs specs = new CommandSpecs(PROGRAM, Build.load().version());
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Command byDefault = new RunCommand();
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    public CommandLines(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        List<Command> all = new ArrayList<>(List.of(
                byDefault,
                new CheckCommand(),
                new ReportCommand(),
                new BackfillCommand(),
                new HashPasswordCommand(),
                new CompletionCommand(PROGRAM, this::line)));
        ServiceLoader.load(Command.class).forEach(all::add);
        all.forEach(command -> commands.put(command.name(), command));
    }

    /**
     * Runs the command and returns the exit code: 2 if an argument or a setting is invalid, with one line for each
     * problem.
     */
    public int execute(String... arguments) throws InterruptedException {
        ParseResult parsed = line().parseArgs(arguments);
        if (CommandLine.printHelpIfRequested(parsed)) {
            return 0;
        }
        List<ParseResult> chain = new ArrayList<>(List.of(parsed));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            chain.add(parsed);
        }
        List<String> problems = UsageProblems.of(chain);
        Command command = commands.getOrDefault(parsed.commandSpec().name(), byDefault);
        Invocation invocation = new Invocation(chain, environment, out);
        try {
            if (problems.isEmpty()) {
                return command.execute(invocation);
            }
            if (command == byDefault && isForIt(parsed)) {
                invocation.read();
            }
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        problems.forEach(problem -> err.println(PROGRAM + ": " + problem));
        err.println("Try '" + PROGRAM + (command == byDefault ? "" : " " + command.name()) + " --help'.");
        err.flush();
        return USAGE_ERROR;
    }

    /**
     * Whether this was a call of the default command. Problems of the settings are not reported for a mistyped command.
     */
    private static boolean isForIt(ParseResult parsed) {
        return parsed.unmatched().isEmpty() || parsed.unmatched().get(0).startsWith("-");
    }

    private CommandLine line() {
        return new CommandLine(specs.root(byDefault, commands.values()))
                .setOut(out)
                .setErr(err);
    }
}
