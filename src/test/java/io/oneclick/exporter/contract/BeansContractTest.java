package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.jmx.Beans;
import io.oneclick.exporter.jmx.Registry;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** The beans for people show what the families show, and follow the rows: they come, change and go. */
class BeansContractTest {

    private static final int SEEDS = 40;

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    @Test
    void theBeansOfEveryRefreshHoldTheSixFamiliesAndNothingOfTheOneBefore() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Registry registry = new Registry(server)) {
            DatabaseClock.install(database, Instant.EPOCH);
            Beans beans = new Beans(
                    registry,
                    Collectors.all().stream().map(Collector::declaration).toList());
            try (Product product = new Product(database, Map.of(Setting.REPORTS, "*"))) {
                for (long seed = 5_000; seed < 5_000 + SEEDS; seed++) {
                    RandomDatabase random = new RandomDatabase(
                            seed, database.connection(), ZoneOffset.UTC, Duration.ofMinutes(1), false);
                    random.fill();
                    Snapshot snapshot = product.read();
                    List<Collected> values = new ArrayList<>();
                    for (Collector collector : Collectors.all()) {
                        values.add(collector.collect(snapshot));
                    }
                    beans.publish(values);
                    Series expected = Oracle.expected(
                            database.connection(), random.now(), Duration.ofMinutes(1), ZoneOffset.UTC, "*");
                    assertEquals("", expected.differences(beans()), "seed " + seed);
                    assertEquals("", expected.differences(agentsBean()), "seed " + seed);
                }
            }
        }
    }

    private Series beans() throws JMException {
        Series series = new Series();
        for (ObjectName name : server.queryNames(new ObjectName("oneclick:type=PullRequests,*"), null)) {
            Map<String, String> labels = Map.of("project", text(name, "project"), "pr_state", text(name, "state"));
            series.put("oneclick_pr_num", labels, number(name, "Count"));
            series.put("oneclick_pr_missing_report", labels, number(name, "MissingReport"));
        }
        for (ObjectName name : server.queryNames(new ObjectName("oneclick:type=ReportResults,*"), null)) {
            for (String attribute : new String[] {"Success", "Failure", "Total", "NotAvailable"}) {
                Map<String, String> labels = Map.of(
                        "project",
                        text(name, "project"),
                        "report",
                        text(name, "report"),
                        "status",
                        Character.toLowerCase(attribute.charAt(0)) + attribute.substring(1));
                series.put("oneclick_result_report", labels, number(name, attribute));
            }
        }
        rows("OpenPullRequests", "oneclick_open_pr_report", series);
        rows("ClosedPullRequests", "oneclick_closed_pr_report", series);
        rows("Checks", "oneclick_check_summary", series);
        return series;
    }

    /** The series that the agent names and labels itself, and the first of each family, a text. */
    private Series agentsBean() throws JMException {
        Series series = new Series();
        for (String family : Series.HELP.keySet()) {
            String attribute = family.replace("oneclick_", "");
            TabularData table = (TabularData) server.getAttribute(new ObjectName("oneclick:type=_"), attribute);
            for (Object element : table.values()) {
                CompositeData row = (CompositeData) element;
                Map<String, String> labels = new HashMap<>();
                for (String label : table.getTabularType().getIndexNames()) {
                    labels.put(label, (String) row.get(label));
                }
                labels.values().removeIf(Objects::isNull);
                series.put(family, labels, ((Number) row.get("value")).doubleValue());
            }
        }
        TabularData first = (TabularData) server.getAttribute(new ObjectName("oneclick:type=_"), "gauge");
        for (Object element : first.values()) {
            String[] parts = ((CompositeData) element).get("value").toString().split("\0");
            assertEquals(Series.HELP.getOrDefault(parts[0], parts[2]), parts[2]);
            Map<String, String> labels = new HashMap<>();
            for (int i = 3; i < parts.length; i += 2) {
                labels.put(parts[i], parts[i + 1]);
            }
            if (Series.HELP.containsKey(parts[0])) {
                series.put(parts[0], labels, Double.parseDouble(parts[1]));
            }
        }
        return series;
    }

    private void rows(String type, String family, Series series) throws JMException {
        ObjectName name = new ObjectName("oneclick:type=" + type);
        TabularData table = (TabularData) server.getAttribute(name, "Rows");
        assertEquals(table.size(), number(name, "RowCount"));
        for (Object element : table.values()) {
            CompositeData row = (CompositeData) element;
            Map<String, String> labels = new HashMap<>();
            row.getCompositeType().keySet().forEach(column -> labels.put(column, String.valueOf(row.get(column))));
            // For people only.
            labels.keySet().removeAll(Set.of("missing_reports", "opened"));
            series.put(family, labels, 1);
        }
    }

    private double number(ObjectName name, String attribute) throws JMException {
        return ((Number) server.getAttribute(name, attribute)).doubleValue();
    }

    private static String text(ObjectName name, String key) {
        String value = name.getKeyProperty(key);
        return value.startsWith("\"") ? ObjectName.unquote(value) : value;
    }
}
