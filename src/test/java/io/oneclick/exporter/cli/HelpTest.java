package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.settings.LauncherVariable;
import io.oneclick.exporter.settings.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private static final Path LAUNCHER = Path.of("src/main/dist/bin/oneclick-exporter");

    private static String said(String... arguments) throws InterruptedException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLines(Map.of(), new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        assertEquals(0, code, err.toString());
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "check --help"})
    void aCommandThatTakesTheSettingsListsEachWithItsVariable(String call) throws Exception {
        String help = said(call.split(" "));
        for (Setting<?> setting : Setting.all()) {
            assertTrue(help.contains(setting.flag() + "="), setting.flag() + " in\n" + help);
            assertTrue(help.contains(setting.variable()), setting.variable() + " in\n" + help);
        }
    }

    @Test
    void theHelpListsTheSettingsUnderTheHeadingsOfTheirGroups() throws Exception {
        String help = said("--help");
        int place = 0;
        for (Setting<?> setting : Setting.all()) {
            int heading = help.indexOf("\n\n" + setting.group().title() + " settings:\n");
            int option = help.indexOf("--" + setting.key() + "=");
            assertTrue(heading >= 0 && heading < option && place < option, setting + " in\n" + help);
            place = option;
        }
    }

    @Test
    void theHelpBreaksDescriptionsAtBlanksAlone() throws Exception {
        String help = said("--help");
        Set<String> words = new HashSet<>(List.of(help.split("\\s+")));
        for (Setting<?> setting : Setting.all()) {
            for (String word : (setting.description() + ".").split(" ")) {
                assertTrue(words.contains(word), word + " in\n" + help);
            }
        }
        help.lines().forEach(line -> assertTrue(line.length() <= 110, line));
    }

    @Test
    void theDemosHelpLeavesOutWhatItsOwnDatabaseDecides() throws Exception {
        String help = said("demo", "--help");
        assertTrue(help.contains("--interval="), help);
        assertFalse(help.contains("--database-url"), help);
        assertFalse(help.contains("--database-password-file"), help);
        assertFalse(help.contains("--timezone"), help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "hash-password", "completion"})
    void aCommandWithoutSettingsListsNone(String command) throws Exception {
        String help = said(command, "--help");
        assertFalse(help.contains("--config"), help);
        assertFalse(help.contains("ONECLICK_"), help);
        for (Setting<?> setting : Setting.all()) {
            assertFalse(help.contains(setting.flag()), setting.flag() + " in\n" + help);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "demo --help"})
    void aCommandThatServesListsTheLaunchersVariables(String call) throws Exception {
        String help = said(call.split(" "));
        for (LauncherVariable variable : LauncherVariable.values()) {
            assertTrue(help.contains("\n  " + variable + "\n"), variable + " in\n" + help);
            assertTrue(help.contains(variable.description().substring(0, 20)), variable + " in\n" + help);
        }
    }

    @Test
    void theLaunchersVariablesAreThoseOfItsHeaderAndOfTheChapterOnSettings() throws IOException {
        Set<String> names =
                Stream.of(LauncherVariable.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        String header = Files.readString(LAUNCHER).split("set -eu")[0];
        assertEquals(names, variables(header));
        String chapter = Files.readString(Path.of("src/site/markdown/settings.md"));
        names.forEach(name -> assertTrue(chapter.contains("`" + name + "`"), name + " is missing in settings.md"));
    }

    /** The launcher looks for the command behind options, so it must know which of them have no value. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "report", "backfill", "demo", "bench", "hash-password", "completion"})
    void theLauncherKnowsEveryOptionWithoutAValue(String command) throws Exception {
        String launcher = Files.readString(LAUNCHER);
        Matcher flag = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)(?= |$)").matcher(said(command, "--help"));
        int flags = 0;
        while (flag.find()) {
            assertTrue(launcher.matches("(?s).*[ |]" + flag.group(1) + "(?: \\||\\)).*"), flag.group(1));
            flags++;
        }
        assertTrue(flags >= 2, "--help and --version at least");
    }

    @Test
    void theCompletionIsForBashAndKnowsEveryCommand() throws Exception {
        String script = said("completion");
        for (String word :
                Set.of("run", "check", "demo", "bench", "hash-password", "--interval", "--still", "--size")) {
            assertTrue(script.contains(word), word);
        }
        Path file = Files.createTempFile("completion", ".bash");
        try {
            Files.writeString(file, script);
            Process bash = new ProcessBuilder(
                            "bash",
                            "-c",
                            "source \"$1\"; COMP_WORDS=(oneclick-exporter de) COMP_CWORD=1;"
                                    + " _complete_oneclick-exporter; echo \"${COMPREPLY[*]}\"",
                            "bash",
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt is for the completion of a terminal.
                    .start();
            assertEquals("demo", new String(bash.getInputStream().readAllBytes()).strip());
        } finally {
            Files.delete(file);
        }
    }

    private static Set<String> variables(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\b(ONECLICK_[A-Z_]+|JAVA_HOME)\\b").matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
