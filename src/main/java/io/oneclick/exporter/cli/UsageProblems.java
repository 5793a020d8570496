package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports invalid command line arguments, and suggests the ones that were probably intended. */
final class UsageProblems {

    /** An argument such as a URL, which may contain a password. The value of an option is never repeated. */
    private static final Predicate<String> MAY_BE_SECRET =
            Pattern.compile("^[^-].*(://|[@=])").asPredicate();

    /** Commands that are found only if the demo's jar is present. */
    private static final Set<String> DEMO = Set.of("demo", "bench");

    private UsageProblems() {}

    /** @param chain the parsed commands, the outermost first */
    static List<String> of(List<ParseResult> chain) {
        List<String> problems = new ArrayList<>();
        CommandSpec root = chain.get(0).commandSpec();
        for (ParseResult part : chain) {
            for (Exception error : part.errors()) {
                problems.add(
                        error instanceof UnmatchedArgumentException unmatched
                                ? unknown(unmatched.getUnmatched().get(0), part.commandSpec(), root)
                                : error.getMessage());
            }
        }
        CommandSpec command = chain.get(chain.size() - 1).commandSpec();
        // Options before a command belong to the exporter; not every command accepts them.
        chain.get(0).matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> command.findOption(name) == null)
                .forEach(name -> problems.add(command.name() + " does not accept " + name));
        return problems;
    }

    private static String unknown(String argument, CommandSpec command, CommandSpec root) {
        if (MAY_BE_SECRET.test(argument)) {
            return "an argument was unexpected; it is not shown here because it may contain a password. Write"
                    + " --database-url before a URL";
        }
        String name = argument.replaceFirst("=.*", "");
        if (!name.startsWith("-")) {
            if (command != root) {
                return command.name() + " does not accept the argument '" + argument + "', only options";
            }
            if (DEMO.contains(name)) {
                return "this installation does not contain the command " + name
                        + ": it is in the archive whose name ends in -demo";
            }
            return "there is no command '" + argument + "'"
                    + meant(name, root.subcommands().keySet());
        }
        if (command != root && root.findOption(name) != null) {
            return command.name() + " does not accept " + name;
        }
        return "there is no option " + name + meant(name, command.optionsMap().keySet());
    }

    private static String meant(String name, Set<String> known) {
        return Suggestion.of(name, known)
                .map(suggestion -> ": did you mean " + suggestion + "?")
                .orElse("");
    }
}
