package io.oneclick.exporter.cli;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanServer;

/** The page as the agent makes it under the shipped rules, without a server and another JVM: it reads this JVM's beans. */
final class AgentPage {

    private final JmxCollector collector;

    AgentPage() throws Exception {
        collector = new JmxCollector(new File("jmx-exporter.yaml"));
        // It counts its own reloads in a registry.
        collector.register(new PrometheusRegistry());
    }

    /** Where the agent looks for beans. */
    MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    String text() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PrometheusTextFormatWriter(false).write(bytes, collector.collect());
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The series whose lines begin so, sorted. */
    List<String> series(String start) throws Exception {
        return text().lines().filter(line -> line.startsWith(start)).sorted().toList();
    }

    /** HELP, TYPE and the series of one family, in the order of the page but for the series, which are sorted. */
    List<String> family(String name) throws Exception {
        List<String> lines = text().lines().toList();
        List<String> head = lines.stream()
                .filter(line -> line.startsWith("# HELP " + name + " ") || line.startsWith("# TYPE " + name + " "))
                .toList();
        List<String> series = lines.stream()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .sorted()
                .toList();
        return Stream.concat(head.stream(), series.stream()).toList();
    }
}
