package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Parses the command line and runs the command it names. */
public final class CommandLines {

    private static final String PROGRAM = "oneclick-exporter";
    private static final int USAGE_ERROR = 2;

    private final String version = Build.load().version();
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Command byDefault = new RunCommand();
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    public CommandLines(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        List<Command> all = new ArrayList<>(List.of(byDefault, new CheckCommand(), new HashPasswordCommand()));
        ServiceLoader.load(Command.class).forEach(all::add);
        all.forEach(command -> commands.put(command.name(), command));
    }

    /** Runs the command; returns the exit code: 2 where the call or a setting is wrong, with a line for each problem. */
    public int execute(String... arguments) throws InterruptedException {
        CommandLine line = new CommandLine(root());
        ParseResult parsed = line.parseArgs(arguments);
        if (CommandLine.printHelpIfRequested(parsed)) {
            return 0;
        }
        List<ParseResult> chain = new ArrayList<>(List.of(parsed));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            chain.add(parsed);
        }
        List<String> problems = new ArrayList<>();
        chain.forEach(part -> part.errors().forEach(error -> problems.add(error.getMessage())));
        Invocation invocation = new Invocation(chain, environment, out);
        try {
            if (!problems.isEmpty()) {
                invocation.read();
            } else {
                return commands.getOrDefault(parsed.commandSpec().name(), byDefault)
                        .execute(invocation);
            }
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        problems.forEach(problem -> err.println(PROGRAM + ": " + problem));
        err.println("Try '" + PROGRAM + " --help'.");
        err.flush();
        return USAGE_ERROR;
    }

    private CommandSpec root() {
        CommandSpec root = spec(PROGRAM, "Pull requests of Bitbucket Data Center as MXBeans and Prometheus metrics.");
        commands.forEach((name, command) -> {
            CommandSpec spec = spec(name, command.description());
            for (OptionSpec option : command.options()) {
                spec.addOption(option);
            }
            root.addSubcommand(name, spec);
        });
        root.usageMessage()
                .footer(
                        "",
                        "Without a command, it runs. Flags win over the environment, which wins over the file, which wins"
                                + " over the defaults.",
                        "The listening address, the agent's configuration and the JVM are set by variables: see the top of"
                                + " bin/" + PROGRAM + ".");
        return root;
    }

    private CommandSpec spec(String name, String description) {
        CommandSpec spec =
                CommandSpec.create().name(name).version(PROGRAM + " " + version).mixinStandardHelpOptions(true);
        spec.parser().collectErrors(true);
        spec.usageMessage().description(description).width(110).sortOptions(false);
        spec.addOption(OptionSpec.builder(Invocation.CONFIG)
                .paramLabel("FILE")
                .type(Path.class)
                .description(
                        "Properties file with settings: their names are the options', without the dashes.",
                        "Environment: " + SettingsReader.CONFIG_VARIABLE)
                .build());
        for (Setting<?> setting : Setting.all()) {
            String text = setting.defaultText();
            String defaultText = text == null ? "Required. " : text.isEmpty() ? "" : "Default: " + text + ". ";
            spec.addOption(OptionSpec.builder(setting.flag())
                    .paramLabel(setting.shape())
                    .type(String.class)
                    .description(setting.description() + ".", defaultText + "Environment: " + setting.variable())
                    .build());
        }
        return spec;
    }
}
