package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.prometheus.RegistryMeasurementNames;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the exporter measures of itself and what an operator's SQL gives, on the page of the launched product. */
class SelfMeasurementIT {

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Map<String, String> environment;
    private int port;

    @BeforeEach
    void prepare() throws Exception {
        database =
                TestDatabase.create().project(1, "CCL").repository(1, 1, "api").pullRequest(1, 1, 1, 0, "a");
        port = Launched.freePort();
        environment = new HashMap<>(Map.of(
                "ONECLICK_LISTEN",
                "127.0.0.1:" + port,
                "DATABASE_URL",
                database.url(),
                "ONECLICK_INTERVAL",
                "1s",
                "ONECLICK_SQL_METRICS",
                Launched.home().resolve("sql-metrics").toString()));
    }

    @AfterEach
    void dropDatabase() throws Exception {
        database.close();
    }

    private Launched start() throws Exception {
        return Launched.start(directory, environment, Launched.script(), "run");
    }

    private String page(Launched run, String... parts) throws Exception {
        AtomicReference<String> page = new AtomicReference<>();
        Wait.until("the page has " + List.of(parts), () -> {
            page.set(run.metrics(port));
            return Stream.of(parts).allMatch(page.get()::contains);
        });
        return page.get();
    }

    @Test
    void counterGaugeHistogramAndSummaryStandOnOnePageWithOwnSql() throws Exception {
        try (Launched run = start()) {
            String page = page(run, "\noneclick_pr_num{", "\nbitbucket_activity_bytes{");
            Set<String> types = new TreeSet<>();
            page.lines().filter(line -> line.startsWith("# TYPE ")).forEach(line -> types.add(line.split(" ")[3]));
            assertEquals(Set.of("counter", "gauge", "histogram", "summary"), types);
            for (String line : List.of(
                    "# TYPE oneclick_statement_duration_seconds histogram",
                    "# TYPE oneclick_paused gauge",
                    "oneclick_paused 0.0",
                    "oneclick_timezone_suspect 0.0",
                    "bitbucket_repositories_without_merge_check{project=\"CCL\"} 1.0",
                    "oneclick_collector_success{collector=\"bitbucket\"} 1.0")) {
                assertTrue(page.lines().anyMatch(line::equals), line + " in\n" + page);
            }
            for (String statement : List.of("pull_requests.sql", "session.sql", "bitbucket_activity_bytes")) {
                assertTrue(
                        page.contains("oneclick_statement_duration_seconds_count{statement=\"" + statement + "\"} "),
                        statement);
            }
            database.execute("ALTER TABLE repository RENAME TO elsewhere");
            page(run, "oneclick_statement_failures_total{sqlstate_class=\"42\",statement=\"repositories.sql\"} ");
        }
    }

    @Test
    void withAnAgentThatHasTheLibraryUnderOtherNamesItStartsAllTheSameAndSaysSoOnce() throws Exception {
        environment.put("ONECLICK_AGENT_JAR", relocated().toString());
        try (Launched run = start()) {
            // A scrape takes the beans one after the other, so the first may see one of the two alone.
            String page = page(run, "\noneclick_pr_num{", "\nbitbucket_activity_bytes{");
            for (String name : RegistryMeasurementNames.ALL) {
                assertFalse(page.contains(name), name);
            }
            String said =
                    "The agent does not contain Prometheus' library under its original package names, so these metrics"
                            + " are absent: [" + String.join(", ", RegistryMeasurementNames.ALL) + "]";
            Wait.until("the log says so", () -> run.text().contains(said));
            assertEquals(
                    1, run.lines().stream().filter(line -> line.contains(said)).count(), run.text());
        }
    }

    /** The shipped agent with another package for the library; its name is as long, so that class files stay valid. */
    private Path relocated() throws Exception {
        Path shipped;
        try (var jars = Files.list(Launched.home().resolve("lib/agent"))) {
            shipped = jars.findFirst().orElseThrow();
        }
        Path relocated = directory.resolve("agent.jar");
        try (JarFile jar = new JarFile(shipped.toFile());
                OutputStream file = Files.newOutputStream(relocated);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                out.putNextEntry(new JarEntry(renamed(entry.getName())));
                try (InputStream in = jar.getInputStream(entry)) {
                    String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    out.write(renamed(bytes).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
        return relocated;
    }

    private static String renamed(String text) {
        return text.replace("io/prometheus/metrics", "io/prometheus/elsewhr")
                .replace("io.prometheus.metrics", "io.prometheus.elsewhr");
    }
}
