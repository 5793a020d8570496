package io.oneclick.exporter.cli;

import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** The whole exporter in this JVM, on an MBean server of its own. */
final class TestExporter implements AutoCloseable {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Exporter exporter;

    /** @param settings each as {@code name=value}, over an interval that never comes round in a test */
    TestExporter(String url, Path file, String... settings) throws InvalidSettingsException {
        this(url, file, Time.system(), settings);
    }

    TestExporter(String url, Path file, Time time, String... settings) throws InvalidSettingsException {
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
        TabularData table = (TabularData) get("type=_", family);
        return table == null ? null : rows(table);
    }

    static TreeSet<String> rows(TabularData table) {
        List<String> labels = table.getTabularType().getIndexNames();
        return table.values().stream()
                .map(row -> (CompositeData) row)
                .map(row -> labels.stream()
                        .map(label -> Objects.toString(row.get(label), ""))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        exporter.close();
    }
}
