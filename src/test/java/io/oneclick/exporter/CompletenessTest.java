package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.cli.CommandLines;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Numbers;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.settings.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names what a new collector or a new setting still lacks. */
class CompletenessTest {

    private static List<Collector> collectors() {
        return Collectors.all();
    }

    private static Published published(Collector collector) {
        return collector.collect(new TestSnapshot().repository("CCL", "api").build());
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    @Test
    void everyCollectorClassIsListed() throws IOException {
        Path sources = Path.of("src", "main", "java", "io", "oneclick", "exporter", "collector");
        Set<String> listed = new HashSet<>();
        collectors().forEach(collector -> listed.add(collector.getClass().getSimpleName() + ".java"));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Collector.java") && !name.equals("Collector.java"))
                    .forEach(name -> assertTrue(listed.contains(name), name + " is not in Collectors.all()"));
        }
    }

    @Test
    void noTwoCollectorsShareANameATypeOrAFamily() {
        Set<String> seen = new HashSet<>();
        for (Collector collector : collectors()) {
            assertTrue(seen.add("name " + collector.name()), collector.name());
            assertTrue(seen.add("type " + collector.type()), collector.type());
            collector.families().forEach(family -> assertTrue(seen.add(family.name()), family.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void aCollectorHasARuleForEachOfItsFamiliesThatMatchesItsSeries(Collector collector) throws IOException {
        String[] rules = read("jmx-exporter.yaml").split("\n  - pattern: ");
        for (Family family : collector.families()) {
            String name = family.name();
            List<String> own = Stream.of(rules)
                    .filter(rule -> rule.contains("\n    name: " + name + "\n"))
                    .toList();
            assertEquals(1, own.size(), "rules for " + name);
            String rule = own.get(0);
            assertTrue(rule.contains("><" + name.replace("oneclick_", "") + ">ruled"), name + " reads another table");
            assertTrue(rule.contains("\n    help: "), name + " has no help");
            assertTrue(rule.contains("\n    type: GAUGE\n"), name + " has another type than its other series");
            Published published = published(collector);
            Stream<String> labels =
                    published.columns().stream().limit(published.labelCount()).map(Column::label);
            Stream.concat(labels, Stream.ofNullable(family.columnLabel()))
                    .forEach(label -> assertTrue(
                            rule.contains(", " + label + "=") && rule.contains(" " + label + ": $"),
                            name + " does not match " + label));
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void theFamiliesNameAllColumnsThatAreNoLabelsAndNoOther(Collector collector) {
        Published published = published(collector);
        Set<String> values = new HashSet<>();
        published.columns().stream()
                .skip(published.labelCount())
                .map(Column::name)
                .forEach(values::add);
        Set<String> named = new HashSet<>();
        collector.families().forEach(family -> named.addAll(family.columns()));
        assertEquals(values, named);
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void theChapterOnMetricsHasASectionForEachFamily(Collector collector) throws IOException {
        String chapter = read("src/site/markdown/metrics.md");
        collector
                .families()
                .forEach(family -> assertTrue(
                        Pattern.compile("^### .*\\b" + family.name() + "\\b", Pattern.MULTILINE)
                                .matcher(chapter)
                                .find(),
                        family.name() + " has no section in metrics.md"));
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void aCollectorHasATest(Collector collector) throws ClassNotFoundException {
        assertNotNull(Class.forName(collector.getClass().getName() + "Test"));
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void everythingACollectorPublishesIsDescribed(Collector collector) {
        Published published = published(collector);
        published.columns().forEach(column -> assertFalse(column.description().isBlank(), column.name()));
        if (published instanceof Numbers<?> numbers) {
            assertNotNull(
                    numbers.contract().getAnnotation(Description.class),
                    numbers.contract().getName());
            for (Method getter : numbers.contract().getMethods()) {
                assertNotNull(getter.getAnnotation(Description.class), getter.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.oneclick.exporter.settings.Setting#all")
    void theChapterOnSettingsHasTheRowOfEachSetting(Setting<?> setting) throws IOException {
        String text = setting.defaultText();
        String value = text == null ? "required" : text.isEmpty() ? "none" : text;
        String row =
                "| %s | %s | %s | %s |".formatted(setting.flag(), setting.variable(), value, setting.description());
        // Backticks set off code: where, is the chapter's choice.
        assertTrue(
                read("src/site/markdown/settings.md").replace("`", "").lines().anyMatch(row::equals),
                () -> "settings.md lacks the row (with backticks where you like)\n" + row);
    }

    @Test
    void everySettingIsInTheHelpOfEveryCommand() throws Exception {
        for (String[] arguments :
                new String[][] {{"--help"}, {"run", "--help"}, {"check", "--help"}, {"demo", "--help"}}) {
            String help = help(arguments);
            for (Setting<?> setting : Setting.all()) {
                assertTrue(help.contains(setting.flag() + "="), setting.flag() + " in\n" + help);
                assertTrue(help.contains(setting.variable()), setting.variable() + " in\n" + help);
            }
        }
    }

    private static String help(String... arguments) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintWriter nowhere = new PrintWriter(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertEquals(0, new CommandLines(Map.of(), nowhere, nowhere).execute(arguments));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
