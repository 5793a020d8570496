package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.shipped.Program;
import io.oneclick.exporter.shipped.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history that "backfill" writes: by the launcher, into a real Prometheus. */
final class BackfillIT {

    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Map<String, String> environment;
    private Path output;
    /** A midnight of the past, UTC. */
    private LocalDate day;

    @BeforeEach
    void prepare() throws Exception {
        database = TestDatabase.create()
                .project(1, "CCL")
                .repository(1, 1, "api")
                .project(2, "DEMO")
                .repository(2, 2, "web");
        day = database.now("UTC").toLocalDate().minusDays(40);
        merged(1, 1, day.minusDays(3).atTime(6, 0), day.atTime(12, 0));
        merged(2, 1, day.atTime(6, 0), day.atTime(18, 0));
        merged(3, 2, day.plusDays(5).atTime(6, 0), day.plusDays(6).atTime(18, 0));
        environment = new HashMap<>(Map.of("DATABASE_URL", database.readOnly().url(), "ONECLICK_FLOW_WINDOWS", "1d"));
        output = Files.createDirectory(directory.resolve("history")).resolve("history.om");
    }

    @AfterEach
    void dropDatabase() throws Exception {
        database.close();
    }

    private void merged(long id, int repository, LocalDateTime created, LocalDateTime closed) throws Exception {
        database.pullRequest(id, repository, id, 1, "c" + id, closed);
        database.insert(
                "UPDATE sta_pull_request SET created_timestamp = ?, updated_timestamp = ? WHERE id = ?",
                created,
                closed,
                id);
    }

    private Launched backfill(String... options) throws IOException {
        return Launched.start(
                directory,
                environment,
                Launched.home().resolve("bin/oneclick-exporter"),
                Stream.concat(Stream.of("backfill", "--output", output.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(output.getParent())) {
            return files.toList();
        }
    }

    private void assertWrites(String... options) throws Exception {
        try (Launched run = backfill(options)) {
            assertEquals(0, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
            assertTrue(run.text().matches("(?s).*Wrote \\d+ samples to .*history.om\\s+"), run.text());
        }
        assertEquals(List.of(output), left());
    }

    private void assertRefuses(int exitCode, String words, String... options) throws Exception {
        try (Launched run = backfill(options)) {
            assertEquals(exitCode, run.exitCode(), run.text());
            assertTrue(run.text().contains(words), run.text());
            assertFalse(run.text().contains("\tat "), run.text());
        }
    }

    @Test
    void aRealPrometheusStartsWithThePast() throws Exception {
        Program promtool = Program.required("promtool");
        Program prometheus = Program.required("prometheus");
        assertWrites("--from", day.toString(), "--to", day.plusDays(8).toString(), "--label=job=oneclick");
        Path data = directory.resolve("data");
        String blocks = promtool.accepts(
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                output.toString(),
                data.toString(),
                "--max-block-duration=744h");
        assertTrue(blocks.contains("NUM SAMPLES"), blocks);
        Path config = Files.writeString(directory.resolve("prometheus.yml"), "global: {scrape_interval: 1h}\n");
        try (PrometheusServer server = PrometheusServer.start(
                prometheus, config, data, directory.resolve("prometheus.log"), "--storage.tsdb.retention.time=10y")) {
            server.awaitReady();
            assertEquals("2", at(server, day.atTime(11, 0), "oneclick_pr_num{pr_state=\"open\"}"));
            assertEquals("1", at(server, day.atTime(12, 0), "oneclick_pr_num{pr_state=\"open\"}"));
            assertEquals(
                    "1", at(server, day.atTime(13, 0), "oneclick_pr_closed{pr_state=\"merged\",job=\"oneclick\"}"));
            assertEquals("2", at(server, day.plusDays(1).atTime(1, 0), "oneclick_pr_closed{pr_state=\"merged\"}"));
            assertEquals(
                    Long.toString((3 * 24 + 6) * 3_600),
                    at(server, day.atTime(13, 0), "oneclick_pr_time_to_merge_seconds{percentile=\"100\"}"));
            assertEquals(
                    "7200",
                    at(server, day.plusDays(5).atTime(8, 0), "oneclick_open_pr_age_seconds{percentile=\"50\"}"));
            assertEquals("1", at(server, day.plusDays(5).atTime(8, 0), "oneclick_pr_opened{project=\"DEMO\"}"));
            assertEquals("", at(server, day.plusDays(5).atTime(5, 0), "oneclick_pr_opened{project=\"DEMO\"}"));
            assertEquals("1", at(server, day.atTime(0, 0), "oneclick_open_pr_older_than{age=\"1d\"}"));
        }
    }

    /** The values of an instant query over all series, joined; empty where there is none. */
    private static String at(PrometheusServer server, LocalDateTime time, String query) {
        JsonNode result = server.get("query", Map.of("query", query, "time", time + ":00Z"))
                .get("result");
        StringBuilder values = new StringBuilder();
        result.forEach(series -> values.append(values.isEmpty() ? "" : ",")
                .append(series.get("value").get(1).asText()));
        return values.toString();
    }

    @Test
    void aFileThatIsThereIsRefusedAndStays() throws Exception {
        Files.writeString(output, "old");
        assertRefuses(1, "exists and is not replaced", "--from", day.toString());
        assertEquals("old", Files.readString(output));
        assertEquals(List.of(output), left());
    }

    @Test
    void whatCannotBeDoneIsSaidAndLeavesNothing() throws Exception {
        assertRefuses(2, "--from is required");
        assertRefuses(2, "--step '1s' must be whole minutes", "--from", day.toString(), "--step", "1s");
        assertRefuses(2, "--label 'project=X'", "--from", day.toString(), "--label", "project=X");
        environment.put("DATABASE_URL", "postgres://127.0.0.1:" + EmbeddedDatabase.freePort() + "/db");
        assertRefuses(1, "refused", "--from", day.toString());
        assertEquals(List.of(), left());
        output = directory.resolve("missing/history.om");
        assertRefuses(1, "cannot be written", "--from", day.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal", "database"})
    void aRunThatIsInterruptedLeavesNothing(String what) throws Exception {
        // Each row takes a minute: it is being read until something happens.
        database.execute(
                "ALTER TABLE sta_pull_request RENAME TO rows; CREATE VIEW sta_pull_request AS"
                        + " SELECT rows.* FROM rows, LATERAL pg_sleep(60 + 0 * id); GRANT SELECT ON sta_pull_request TO oneclick");
        try (Launched run = backfill("--from", day.toString())) {
            Wait.until("it reads", () -> !database.ask(
                            "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
                    .isEmpty());
            assertEquals(1, left().size(), left().toString());
            assertFalse(Files.exists(output));
            if (what.equals("signal")) {
                run.process().destroy();
                assertEquals(ENDED_BY_SIGTERM, run.exitCode(), run.text());
            } else {
                database.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                assertEquals(1, run.exitCode(), run.text());
                assertEquals(1, run.lines().size(), run.text());
            }
            assertFalse(run.text().contains("\tat "), run.text());
        }
        assertEquals(List.of(), left());
    }
}
