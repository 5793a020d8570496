package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DashboardFilesTest {

    /** The classic schema of Grafana 13; older ones read it, newer ones convert it. */
    private static final int SCHEMA = 42;

    private static final int COLUMNS = 24;
    private static final Set<String> BUILT_IN_PANELS = Set.of("stat", "timeseries", "barchart", "table", "row");
    private static final Set<String> BUILT_IN_VARIABLES = Set.of("__range", "__rate_interval");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");

    static final List<String> DASHBOARDS = Shipped.DASHBOARDS;

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void aDashboardHasItsNameItsSchemaAndPanelsThatGrafanaBringsAlong(String name) throws Exception {
        JsonNode dashboard = Shipped.dashboard(name);
        assertEquals(name, dashboard.get("uid").asText());
        assertEquals(SCHEMA, dashboard.get("schemaVersion").asInt());
        assertFalse(dashboard.has("id"), "an id belongs to one Grafana");
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertTrue(ids.add(panel.get("id").asInt()), "one id, two panels: " + panel.get("title"));
            assertTrue(BUILT_IN_PANELS.contains(panel.get("type").asText()), "a plug-in: " + panel.get("type"));
        }
    }

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void everyPanelHasADescriptionAUnitAndAThreshold(String name) throws Exception {
        Set<String> descriptions = new HashSet<>();
        for (JsonNode panel : Shipped.panels(Shipped.dashboard(name))) {
            String title = panel.get("title").asText();
            JsonNode defaults = panel.at("/fieldConfig/defaults");
            assertFalse(title.isBlank());
            assertTrue(descriptions.add(panel.get("description").asText()), title);
            assertTrue(panel.get("description").asText().length() > title.length(), title);
            assertFalse(defaults.get("unit").asText().isBlank(), title);
            JsonNode steps = defaults.at("/thresholds/steps");
            assertTrue(steps.size() > 1, "a threshold beyond the base: " + title);
            assertTrue(steps.get(0).get("value").isNull(), title);
            for (int step = 2; step < steps.size(); step++) {
                assertTrue(
                        steps.get(step).get("value").asDouble()
                                > steps.get(step - 1).get("value").asDouble(),
                        title);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void noPanelLiesOnAnother(String name) throws Exception {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : Shipped.dashboard(name).get("panels")) {
            JsonNode position = panel.get("gridPos");
            int right = position.get("x").asInt() + position.get("w").asInt();
            assertTrue(right <= COLUMNS, panel.get("title").asText());
            for (int x = position.get("x").asInt(); x < right; x++) {
                int bottom = position.get("y").asInt() + position.get("h").asInt();
                for (int y = position.get("y").asInt(); y < bottom; y++) {
                    assertTrue(taken.add(x + "," + y), panel.get("title").asText());
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void dataSourceAndProjectAreChosenByVariablesAndEveryVariableIsUsed(String name) throws Exception {
        JsonNode dashboard = Shipped.dashboard(name);
        Set<String> declared = Shipped.elements(dashboard.at("/templating/list"))
                .map(variable -> variable.get("name").asText())
                .collect(Collectors.toSet());
        assertTrue(declared.containsAll(Set.of("datasource", "project")), declared.toString());
        dashboard
                .findValues("datasource")
                .forEach(source ->
                        assertEquals("{\"type\":\"prometheus\",\"uid\":\"${datasource}\"}", source.toString()));
        Set<String> used = new HashSet<>(Set.of("datasource"));
        for (JsonNode panel : Shipped.panels(dashboard)) {
            assertTrue(panel.has("datasource"), panel.get("title").asText());
            for (JsonNode target : panel.get("targets")) {
                assertTrue(target.has("datasource"), panel.get("title").asText());
                Matcher matcher = VARIABLE.matcher(target.get("expr").asText());
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        used.removeAll(BUILT_IN_VARIABLES);
        assertEquals(declared, used);
    }
}
