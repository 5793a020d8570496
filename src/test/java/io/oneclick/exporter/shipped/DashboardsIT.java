package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Asks a real Prometheus what every panel and alert asks, about the demo. */
class DashboardsIT {

    /** As Grafana fills them in: everything, and a range that a rate needs. */
    private static final Map<String, String> EVERYTHING = Map.of(
            "$bitbucket",
            ".*",
            "$project",
            ".*",
            "$instance",
            ".*",
            "$window",
            "7d",
            "$__range",
            "5m",
            "$__rate_interval",
            "1m");

    /** The same, with one of each chosen. */
    private static final Map<String, String> CHOSEN = Map.of(
            "$bitbucket",
            "main",
            "$project",
            "(CCL|DEMO)",
            "$__range",
            "5m",
            "$__rate_interval",
            "1m",
            "$window",
            "30d",
            "$instance",
            ".*");

    /** What is wrong in the demo: reports that fail or miss, and pull requests that are forgotten. */
    private static final Set<String> ALERTS_WITH_DATA =
            Set.of("OneclickRequiredReportFails", "OneclickPullRequestMissesReports", "OneclickPullRequestTooOld");

    /** What these look at has no series while nothing is wrong. */
    private static final Set<String> ALERTS_ABOUT_NOTHING =
            Set.of("OneclickStatementFails", "OneclickRowsSkipped", "OneclickPushMissing", "OneclickPushFails");

    private static final Pattern COMPARISON = Pattern.compile(" (==|>) \\d+(\\.\\d+)?( \\* \\d+)?");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    static final List<String> DASHBOARDS = Shipped.DASHBOARDS;

    @TempDir
    static Path directory;

    private static RunningPrometheus prometheus;

    @BeforeAll
    static void scrapeTheDemo() throws Exception {
        Program program = Program.required("prometheus");
        prometheus = RunningPrometheus.start(program, Path.of(System.getProperty("oneclick.home")), directory);
        prometheus.awaitData("count_over_time(oneclick_up[5m]) >= 2 and on () pr:oneclick_open_missing_long:age_seconds"
                + " and on () count_over_time(repo_report:oneclick_required:bool[5m]) >= 2"
                + " and on () project:oneclick_pr_time_to_first_review_seconds:growth");
    }

    @AfterAll
    static void end() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void everyPanelHasDataAndTheColumnsThatItArranges(String name) throws Exception {
        for (JsonNode panel : Shipped.panels(Shipped.dashboard(name))) {
            Set<String> columns = new HashSet<>(Set.of("Time", "Value"));
            for (JsonNode target : panel.get("targets")) {
                columns.add("Value #" + target.get("refId").asText());
                String expression = fill(target.get("expr").asText(), EVERYTHING);
                List<JsonNode> data = prometheus.query(expression);
                assertFalse(data.isEmpty(), () -> panel.get("title").asText() + " is empty: " + expression);
                data.forEach(series -> series.get("metric").fieldNames().forEachRemaining(columns::add));
            }
            for (JsonNode transformation : panel.path("transformations")) {
                transformation
                        .at("/options/indexByName")
                        .fieldNames()
                        .forEachRemaining(
                                column -> assertTrue(columns.contains(column), column + " of " + panel.get("title")));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void everyPanelHasDataOfTwoChosenProjects(String name) throws Exception {
        for (JsonNode panel : Shipped.panels(Shipped.dashboard(name))) {
            for (JsonNode target : panel.get("targets")) {
                List<JsonNode> data = prometheus.query(fill(target.get("expr").asText(), CHOSEN));
                assertFalse(data.isEmpty(), () -> panel.get("title").asText());
                data.forEach(series ->
                        assertTrue(series.at("/metric/project").asText("CCL").matches("CCL|DEMO|"), series.toString()));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void everyVariableOffersValues(String name) throws Exception {
        for (JsonNode variable : Shipped.dashboard(name).at("/templating/list")) {
            if (variable.get("type").asText().equals("query")) {
                String query = fill(variable.at("/query/query").asText(), EVERYTHING);
                Matcher matcher = LABEL_VALUES.matcher(query);
                assertTrue(matcher.matches(), query);
                assertFalse(
                        prometheus
                                .labelValues(matcher.group(2), matcher.group(1))
                                .isEmpty(),
                        query);
            }
        }
    }

    @Test
    void alertsLookAtDataAndAreEmptyWhereNothingIsWrong() throws Exception {
        for (JsonNode alert : Shipped.rules("oneclick-alerts.yml")) {
            String name = alert.get("alert").asText();
            String expression = alert.get("expr").asText();
            assertEquals(
                    ALERTS_WITH_DATA.contains(name),
                    !prometheus.query(expression).isEmpty(),
                    name);
            String watched = COMPARISON.matcher(expression).replaceAll("");
            assertFalse(watched.equals(expression), expression);
            assertEquals(
                    ALERTS_ABOUT_NOTHING.contains(name),
                    prometheus.query(watched).isEmpty(),
                    name);
        }
    }

    @Test
    void everyRecordingRuleRecordsWhatTheDemoHas() throws Exception {
        for (JsonNode rule : Shipped.rules("oneclick-records.yml")) {
            List<JsonNode> data =
                    prometheus.query("present_over_time(" + rule.get("record").asText() + "[5m])");
            // In the still demo nothing closes without its reports.
            boolean rightlyEmpty = rule.get("record").asText().equals("pr_report:oneclick_closed_missing:bool");
            assertEquals(rightlyEmpty, data.isEmpty(), rule.toString());
        }
    }

    /** The exporter counts by project, the rules name each: they must agree, and not on nothing. */
    @Test
    void theRulesNameAsManyPullRequestsAsTheExporterCounts() {
        Map<String, String> counted =
                byProject(prometheus.query("max by (project) (oneclick_pr_missing_report{pr_state=\"open\"}) > 0"));
        assertFalse(counted.isEmpty());
        assertEquals(counted, byProject(prometheus.query("count by (project) (pr:oneclick_open_missing:count)")));
    }

    private static Map<String, String> byProject(List<JsonNode> data) {
        Map<String, String> values = new TreeMap<>();
        data.forEach(series -> values.put(
                series.at("/metric/project").asText(), series.at("/value/1").asText()));
        return values;
    }

    /** Steps of whole minutes would find nothing in a demo that is younger than one. */
    private static String fill(String expression, Map<String, String> variables) {
        String filled = expression.replace(":1m]", ":1s]");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace(variable.getKey(), variable.getValue());
        }
        return filled;
    }
}
