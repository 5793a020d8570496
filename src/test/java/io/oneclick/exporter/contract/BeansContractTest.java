package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.jmx.BeanTree;
import io.oneclick.exporter.jmx.Registry;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
            BeanTree tree = new BeanTree(registry, Collectors.all());
            try (Product product = new Product(database, Map.of(Setting.REPORTS, "*"))) {
                for (long seed = 5_000; seed < 5_000 + SEEDS; seed++) {
                    RandomDatabase random = new RandomDatabase(
                            seed, database.connection(), ZoneOffset.UTC, Duration.ofMinutes(1), false);
                    random.fill();
                    Snapshot snapshot = product.read();
                    Map<String, Published> values = new HashMap<>();
                    for (Collector collector : Collectors.all()) {
                        values.put(collector.type(), collector.collect(snapshot));
                    }
                    tree.publish(values);
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

    /** The series that the agent names and labels itself. */
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
                Object value = row.get("value") == null ? row.get("ruled") : row.get("value");
                series.put(family, labels, ((Number) value).doubleValue());
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
            row.getCompositeType()
                    .keySet()
                    .forEach(column -> labels.put(column, row.get(column).toString()));
            series.put(family, labels, Double.parseDouble(labels.remove("value")));
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
