package io.oneclick.exporter.cli;

import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** The whole exporter in this JVM, on an MBean server of its sqlMetrics. */
final class TestExporter implements AutoCloseable {

    /** The attribute that brings the first series of each family of gauges. */
    private static final String FIRST_SERIES = "gauge";

    private final MBeanServer server;
    private final Exporter exporter;

    /** @param settings each as {@code name=value}, over an interval that never comes round in a test */
    TestExporter(String url, Path file, String... settings) throws InvalidSettingsException {
        this(url, file, Time.system(), settings);
    }

    TestExporter(String url, Path file, Time time, String... settings) throws InvalidSettingsException {
        this(MBeanServerFactory.newMBeanServer(), url, file, time, settings);
    }

    /** On the server where an agent looks for beans. */
    TestExporter(MBeanServer server, String url, Path file, String... settings) throws InvalidSettingsException {
        this(server, url, file, Time.system(), settings);
    }

    private TestExporter(MBeanServer server, String url, Path file, Time time, String... settings)
            throws InvalidSettingsException {
        this.server = server;
        Map<Setting<?>, String> flags = new HashMap<>(Map.of(Setting.DATABASE_URL, url));
        if (file == null) {
            flags.put(Setting.INTERVAL, "1d");
        }
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            flags.put(
                    Setting.all().stream()
                            .filter(one -> one.key().equals(pair[0]))
                            .findFirst()
                            .orElseThrow(),
                    pair[1]);
        }
        exporter = new Exporter(new SettingsReader(flags, Map.of(), file), server, time, any -> {});
    }

    static TestExporter start(String url, String... settings) throws InvalidSettingsException {
        return new TestExporter(url, null, settings).start();
    }

    TestExporter start() {
        exporter.start();
        return this;
    }

    MBeanServer server() {
        return server;
    }

    static ObjectName bean(String keys) throws JMException {
        return new ObjectName("oneclick:" + keys);
    }

    Object get(String keys, String attribute) throws JMException {
        return server.getAttribute(bean(keys), attribute);
    }

    /** The attribute, or null also where there is no such bean. */
    Object find(String keys, String attribute) throws JMException {
        try {
            return get(keys, attribute);
        } catch (InstanceNotFoundException e) {
            return null;
        }
    }

    Object console(String attribute) throws JMException {
        return get("type=Exporter", attribute);
    }

    boolean isUp() throws JMException {
        return (boolean) console("Up");
    }

    /** Calls an operation of the console that takes texts. */
    String call(String operation, String... arguments) throws JMException {
        String[] signature = new String[arguments.length];
        java.util.Arrays.fill(signature, String.class.getName());
        return (String) server.invoke(bean("type=Exporter"), operation, arguments, signature);
    }

    /** The labels of each series of a family, in their order and joined by a blank; null where the family has no value. */
    TreeSet<String> rows(String family) throws JMException {
        return rows(series(family), family);
    }

    /** The series of some families as the agent reads them: in one call, of one refresh. */
    Map<String, TabularData> series(String... families) throws JMException {
        List<String> attributes = new ArrayList<>(List.of(families));
        attributes.add(FIRST_SERIES);
        Map<String, TabularData> series = new HashMap<>();
        server.getAttributes(bean("type=_"), attributes.toArray(String[]::new))
                .asList()
                .forEach(attribute -> series.put(attribute.getName(), (TabularData) attribute.getValue()));
        return series;
    }

    /** One family of those: its table, and its first series, which is a text that U+0000 cuts. */
    static TreeSet<String> rows(Map<String, TabularData> series, String family) {
        TabularData table = series.get(family);
        if (table == null) {
            return null;
        }
        List<String> names = table.getTabularType().getIndexNames();
        TreeSet<String> rows = new TreeSet<>();
        composites(table)
                .map(row -> names.stream().map(name -> Objects.toString(row.get(name), "")))
                .forEach(labels -> rows.add(labels.collect(Collectors.joining(" "))));
        composites(series.get(FIRST_SERIES))
                .map(row -> List.of(row.get("value").toString().split("\0")))
                .filter(parts -> parts.get(0).equals("oneclick_" + family))
                .forEach(parts ->
                        rows.add(names.stream().map(name -> label(parts, name)).collect(Collectors.joining(" "))));
        return rows;
    }

    /** Name, value and help come before the pairs of labels. */
    private static String label(List<String> parts, String name) {
        for (int i = 3; i < parts.size(); i += 2) {
            if (parts.get(i).equals(name)) {
                return parts.get(i + 1);
            }
        }
        return "";
    }

    private static Stream<CompositeData> composites(TabularData table) {
        return table.values().stream().map(row -> (CompositeData) row);
    }

    @Override
    public void close() {
        exporter.close();
    }
}
