package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.history.HistoryWriter;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
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
            Declaration declaration = collector.declaration();
            assertTrue(seen.add("key " + declaration.key()), declaration.key().toString());
            declaration.families().forEach(family -> assertTrue(seen.add(family.name()), family.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void theAgentsRulesTakeAsManyLabelsAsAFamilyHas(Collector collector) throws IOException {
        long labels = Pattern.compile("\\$\\d+: \\$\\d+")
                .matcher(read("jmx-exporter.yaml"))
                .results()
                .count();
        collector
                .declaration()
                .families()
                .forEach(family -> assertTrue(family.labelNames().size() <= labels, family.name()));
    }

    @Test
    void theAgentsRulesNameNoFamilyAndNoHelp() throws IOException {
        String rules = read("jmx-exporter.yaml");
        collectors().stream()
                .flatMap(collector -> collector.declaration().families().stream())
                .forEach(family -> {
                    assertFalse(rules.contains(family.name()), family.name());
                    assertFalse(rules.contains(family.help()), family.help());
                });
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void everyAttributeOfABeanIsASeries(Collector collector) {
        Declaration declaration = collector.declaration();
        Set<Column> series = new HashSet<>();
        declaration.families().forEach(family -> family.samples().forEach(sample -> series.add(sample.value())));
        if (declaration.contract() != null) {
            assertEquals(new HashSet<>(declaration.values()), series);
            assertFalse(series.isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void theChapterOnMetricsHasASectionForEachFamily(Collector collector) throws IOException {
        String chapter = read("src/site/markdown/metrics.md");
        collector
                .declaration()
                .families()
                .forEach(family -> assertTrue(
                        Pattern.compile("^### .*\\b" + family.name() + "\\b", Pattern.MULTILINE)
                                .matcher(chapter)
                                .find(),
                        family.name() + " has no section in metrics.md"));
    }

    @Test
    void theChapterOnHistoryHasTheRowOfEachFamilyThatHasAPast() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| `(oneclick_\\w+)` \\|")
                .matcher(read("src/site/markdown/history.md"))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertEquals(HistoryWriter.families().stream().map(MetricFamily::name).toList(), rows);
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void aCollectorHasATest(Collector collector) throws ClassNotFoundException {
        assertNotNull(Class.forName(collector.getClass().getName() + "Test"));
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void everythingACollectorPublishesIsDescribed(Collector collector) {
        Declaration declaration = collector.declaration();
        assertFalse(declaration.description().isBlank());
        Stream.concat(declaration.labels().stream(), declaration.values().stream())
                .forEach(column -> assertFalse(column.description().isBlank(), column.name()));
        declaration.families().forEach(family -> assertFalse(family.help().isBlank(), family.name()));
    }

    @Test
    void theReadmesSettingsHaveTheirVariablesAndDefaults() throws IOException {
        String readme = read("README.md");
        List<Setting<?>> named = Setting.all().stream()
                .filter(setting -> readme.contains("\n| `" + setting.flag() + "` |"))
                .toList();
        assertTrue(
                named.containsAll(Setting.all().stream()
                        .filter(setting -> setting.group() == SettingGroup.ESSENTIAL)
                        .toList()),
                "the essential ones are there");
        for (Setting<?> setting : named) {
            String text = setting.defaultText();
            String value = text == null ? "required" : text.isEmpty() ? "none" : "`" + text + "`";
            String row = "\n| `%s` | `%s` | %s | ".formatted(setting.flag(), setting.variable(), value);
            assertTrue(readme.contains(row), row);
        }
    }

    @Test
    void theChapterOnSettingsListsThemInTheirGroupsAndOrder() throws IOException {
        List<String> declared = Stream.of(SettingGroup.values())
                .flatMap(group -> Stream.concat(
                        Stream.of(group.title()),
                        Setting.all().stream()
                                .filter(setting -> setting.group() == group)
                                .map(Setting::flag)))
                .toList();
        List<String> documented = Pattern.compile("^\\| (?:\\*\\*(.+?)\\*\\*|`(--[a-z-]+)`) \\|", Pattern.MULTILINE)
                .matcher(read("src/site/markdown/settings.md"))
                .results()
                .map(row -> row.group(1) == null ? row.group(2) : row.group(1))
                .toList();
        assertEquals(declared, documented);
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
}
