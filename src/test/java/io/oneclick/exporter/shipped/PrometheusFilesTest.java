package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.oneclick.exporter.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PrometheusFilesTest {

    private static final String DIRECTORY = Shipped.DIST.resolve("prometheus").toString();
    private static final List<String> TESTS = List.of("oneclick-tests.yml", "oneclick-tests-of-weeks.yml");
    private static final Path RUNBOOK = Path.of("src/site/markdown/operations.md");

    @Test
    void promtoolAcceptsTheScrapeConfigurationWithItsTargetsAndRules() throws Exception {
        String said = Program.required("promtool").accepts("check", "config", DIRECTORY + "/prometheus.yml");
        assertTrue(said.contains("2 rule files found"), said);
    }

    @Test
    void promtoolAcceptsTheRulesAndHasNothingToRemark() throws Exception {
        String said = Program.required("promtool")
                .accepts(
                        "check",
                        "rules",
                        "--lint-fatal",
                        DIRECTORY + "/oneclick-records.yml",
                        DIRECTORY + "/oneclick-alerts.yml");
        assertTrue(said.contains(alerts().size() + " rules found"), said);
    }

    @ParameterizedTest
    @FieldSource("TESTS")
    void everyAlertFiresAndKeepsSilentAsItsTestSays(String tests) throws Exception {
        String said = Program.required("promtool").accepts("test", "rules", DIRECTORY + "/" + tests);
        assertTrue(said.contains("SUCCESS"), said);
    }

    @Test
    void everyAlertIsTestedFiringAndSilent() throws Exception {
        List<JsonNode> files = new ArrayList<>();
        for (String tests : TESTS) {
            files.addAll(Shipped.yaml("prometheus/" + tests));
        }
        Map<String, Set<Boolean>> tested = files.stream()
                .flatMap(file -> Shipped.elements(file.get("tests")))
                .flatMap(test -> Shipped.elements(test.path("alert_rule_test")))
                .collect(Collectors.groupingBy(
                        test -> test.get("alertname").asText(),
                        Collectors.mapping(test -> test.has("exp_alerts"), Collectors.toSet())));
        for (JsonNode alert : alerts()) {
            assertEquals(Set.of(true, false), tested.get(alert.get("alert").asText()), alert.toString());
        }
    }

    @Test
    void everyAlertHasASeverityASummaryAndASectionInTheRunbook() throws Exception {
        String sections = Files.readString(RUNBOOK);
        for (JsonNode alert : alerts()) {
            String severity = alert.at("/labels/severity").asText();
            assertTrue(Set.of("info", "warning", "critical").contains(severity), alert.toString());
            assertFalse(alert.at("/annotations/summary").asText().isBlank(), alert.toString());
            String[] runbook = alert.at("/annotations/runbook_url").asText().split("#");
            assertEquals("doc/" + RUNBOOK.getFileName(), runbook[0]);
            String section = "<a id=\"" + runbook[1] + "\"></a>\n\n## ";
            assertTrue(sections.contains(section), () -> RUNBOOK + " has no section " + runbook[1]);
        }
    }

    /** Alertmanager shows a link only for an address; ours is not known, so the comment on top says how to write one. */
    @Test
    void theCommandOnTopOfTheAlertsMakesEachRunbookALinkToItsSection(@TempDir Path directory) throws Exception {
        Path copy = directory.resolve("oneclick-alerts.yml");
        Files.copy(Path.of(DIRECTORY, "oneclick-alerts.yml"), copy);
        String command = Files.readAllLines(copy).stream()
                .filter(line -> line.startsWith("#   sed -i "))
                .findFirst()
                .orElseThrow()
                .substring(1);
        String quoted = command.replace("oneclick-alerts.yml", copy.toString());
        Program.required("sh").accepts("-c", quoted);
        List<String> links = Files.readAllLines(copy).stream()
                .filter(line -> line.contains(" runbook_url: ") && !line.startsWith("#"))
                .map(line -> line.replaceFirst(".* runbook_url: ", ""))
                .toList();
        assertEquals(alerts().size(), links.size());
        links.forEach(link -> assertTrue(link.matches("https://\\S+/operations\\.html#[a-z-]+"), link));
    }

    @Test
    void everyExampleOfAPushOrAScrapeGivesTheLabelThatTheDashboardsSelectBy() throws IOException {
        List<String> examples = Files.readAllLines(Path.of("src/site/markdown/push.md")).stream()
                .filter(line -> line.startsWith("    "))
                .filter(line -> line.contains("--push-url http") || line.contains("'exporter:8000'"))
                .toList();
        assertTrue(examples.size() >= 3, examples.toString());
        for (String example : examples) {
            assertTrue(example.contains(" bitbucket=") || example.contains("bitbucket: "), example);
        }
    }

    @Test
    void everyKnownReportHasItsThreeRecordingRules() throws Exception {
        Map<String, List<String>> keys = Shipped.rules("oneclick-records.yml").stream()
                .filter(rule -> rule.has("labels"))
                .collect(Collectors.groupingBy(
                        rule -> rule.get("record").asText(),
                        Collectors.mapping(
                                rule -> {
                                    String key = rule.at("/labels/report").asText();
                                    assertTrue(rule.get("expr").asText().contains("(.+,)?" + key + "(,.+)?"));
                                    return key;
                                },
                                Collectors.toList())));
        assertEquals(3, keys.size(), keys.toString());
        keys.values()
                .forEach(all ->
                        assertEquals(List.of(Setting.REPORTS.defaultText().split(",")), all));
    }

    private static List<JsonNode> alerts() throws IOException {
        return Shipped.rules("oneclick-alerts.yml");
    }
}
