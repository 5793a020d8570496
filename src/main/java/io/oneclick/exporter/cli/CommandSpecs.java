package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.LauncherVariable;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingGroup;
import io.oneclick.exporter.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands and options that picocli parses and shows as help: for each command the options that it uses. */
final class CommandSpecs {

    private static final int WIDTH = 110;
    /** What the names of the options leave. */
    private static final int TEXT_WIDTH = 80;

    private static final String INDENT = "  ";

    private final String program;
    private final String version;

    CommandSpecs(String program, String version) {
        this.program = program;
        this.version = version;
    }

    /** The program with its commands. Without a command, it runs {@code byDefault}. */
    CommandSpec root(Command byDefault, Collection<Command> commands) {
        CommandSpec root =
                spec(program, "Pull requests of Bitbucket Data Center as MXBeans and Prometheus metrics.", byDefault);
        for (Command command : commands) {
            root.addSubcommand(command.name(), spec(command.name(), command.description(), command));
        }
        return root;
    }

    private CommandSpec spec(String name, String description, Command command) {
        CommandSpec spec =
                CommandSpec.create().name(name).version(program + " " + version).mixinStandardHelpOptions(true);
        spec.parser().collectErrors(true);
        spec.usageMessage().description(description).width(WIDTH).sortOptions(false);
        spec.usageMessage().abbreviateSynopsis(!command.settings().isEmpty()).commandListHeading("%nCommands:%n");
        if (!command.settings().isEmpty()) {
            spec.addOption(OptionSpec.builder(Invocation.CONFIG)
                    .paramLabel("FILE")
                    .type(Path.class)
                    .description(
                            "Properties file with settings: their names are the options', without the dashes.",
                            "Environment: " + SettingsReader.CONFIG_VARIABLE)
                    .build());
        }
        for (OptionSpec option : command.options()) {
            spec.addOption(option);
        }
        command.settings().forEach(setting -> spec.addOption(option(setting)));
        spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandSpecs::options);
        spec.usageMessage().footer(footer(command).toArray(String[]::new));
        return spec;
    }

    /**
     * The options of the command, then the settings under the headings of their groups. Groups of picocli's own would accept
     * an option twice.
     */
    private static String options(Help help) {
        CommandSpec spec = help.commandSpec();
        List<OptionSpec> own = new ArrayList<>(spec.options());
        StringBuilder groups = new StringBuilder();
        for (SettingGroup group : SettingGroup.values()) {
            List<OptionSpec> settings = Setting.all().stream()
                    .filter(setting -> setting.group() == group)
                    .map(setting -> spec.findOption(setting.flag()))
                    .filter(Objects::nonNull)
                    .toList();
            own.removeAll(settings);
            if (!settings.isEmpty()) {
                groups.append(String.format("%n%s settings:%n%s", group.title(), list(help, settings)));
            }
        }
        return list(help, own) + groups;
    }

    private static String list(Help help, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }

    private static OptionSpec option(Setting<?> setting) {
        String text = setting.defaultText();
        String defaultText = text == null ? "Required. " : text.isEmpty() ? "" : "Default: " + text + ". ";
        return OptionSpec.builder(setting.flag())
                .paramLabel(setting.shape())
                .type(String.class)
                .description(Stream.concat(
                                lines(setting.description() + "."),
                                lines(defaultText + "Environment: " + setting.variable()))
                        .toArray(String[]::new))
                .build();
    }

    /** Breaks a text at blanks alone: picocli breaks URLs too. */
    private static Stream<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + 1 + word.length() > TEXT_WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(INDENT);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines.stream();
    }

    private static List<String> footer(Command command) {
        List<String> lines = new ArrayList<>();
        if (!command.settings().isEmpty()) {
            lines.add("");
            lines.add("Flags override the environment, which overrides the file, which overrides the defaults.");
        }
        if (command.serves()) {
            lines.add("");
            lines.add("Environment variables that are read before the settings:");
            for (LauncherVariable variable : LauncherVariable.values()) {
                lines.add("  " + variable.name());
                lines(variable.description() + ".").forEach(line -> lines.add("        " + line));
            }
        }
        return lines;
    }
}
