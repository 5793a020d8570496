package io.oneclick.exporter.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryMeasurementTest {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RegistryMeasurement measurement = new RegistryMeasurement(registry);

    private List<String> page(String start) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PrometheusTextFormatWriter(false).write(bytes, registry.scrape());
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(start))
                .toList();
    }

    @Test
    void aStatementIsAHistogramOfItsDurations() throws Exception {
        measurement.ended("pull_requests.sql", Duration.ofMillis(3), null);
        measurement.ended("pull_requests.sql", Duration.ofSeconds(31), null);
        String series = "oneclick_statement_duration_seconds";
        assertEquals(List.of("# TYPE " + series + " histogram"), page("# TYPE " + series));
        assertEquals(
                List.of("0.001\"} 0", "0.0025\"} 0", "0.005\"} 1", "30.0\"} 1", "+Inf\"} 2"),
                page(series + "_bucket").stream()
                        .map(line -> line.substring(line.indexOf("le=\"") + 4))
                        .filter(line -> line.matches("(0\\.00.*|30.*|\\+Inf.*)"))
                        .toList());
        assertEquals(List.of(series + "_count{statement=\"pull_requests.sql\"} 2"), page(series + "_count"));
        assertEquals(List.of(series + "_sum{statement=\"pull_requests.sql\"} 31.003"), page(series + "_sum"));
    }

    @Test
    void aFailureIsCountedByTheClassOfItsState() throws Exception {
        measurement.ended("reports.sql", Duration.ofSeconds(30), "57014");
        measurement.ended("reports.sql", Duration.ofSeconds(30), "57P01");
        measurement.ended("reports.sql", Duration.ofSeconds(1), null);
        assertEquals(
                List.of("oneclick_statement_failures_total{sqlstate_class=\"57\",statement=\"reports.sql\"} 2.0"),
                page("oneclick_statement_failures_total"));
    }

    /** The classes of this build, but none of Prometheus' library, as where another agent has it under other names. */
    private static final class WithoutLibrary extends URLClassLoader {

        WithoutLibrary(URL[] classes) {
            super(classes, RegistryMeasurementTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.prometheus.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.oneclick.exporter.prometheus.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void withoutTheLibraryNothingIsMeasuredAndNothingFails() throws Exception {
        URL classes = Path.of("target", "classes").toUri().toURL();
        try (WithoutLibrary loader = new WithoutLibrary(new URL[] {classes})) {
            Class<?> type = loader.loadClass("io.oneclick.exporter.prometheus.SelfMeasurement");
            Object none = type.getField("NONE").get(null);
            assertSame(none, type.getMethod("inAgent").invoke(null));
            assertTrue(type != SelfMeasurement.class);
        }
    }
}
