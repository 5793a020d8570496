package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check says of an operator's own SQL. */
class SqlMetricsCheckTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private TestDatabase database;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "billing").pullRequest(100, 10, 7, 0, "aaaa");
    }

    @AfterEach
    void drop() throws Exception {
        LogManager.getLogManager().readConfiguration();
        database.close();
    }

    private List<String> check(int exitCode, String sqlMetrics, String... arguments) throws Exception {
        StringWriter out = new StringWriter();
        String[] call = Stream.concat(Stream.of("check", "--sql-metrics", sqlMetrics), Stream.of(arguments))
                .toArray(String[]::new);
        Map<String, String> environment =
                Map.of("DATABASE_URL", database.readOnly().url());
        int code = new CommandLines(environment, new PrintWriter(out), new PrintWriter(err, true)).execute(call);
        assertEquals(exitCode, code, out + "" + err);
        return out.toString().lines().filter(line -> line.contains("Own SQL")).toList();
    }

    private String file(String text) throws Exception {
        return Files.writeString(directory.resolve("sqlMetrics.yaml"), text).toString();
    }

    @Test
    void eachQueryIsRunOnceAndToldWithRowsTimeAndCost() throws Exception {
        List<String> lines = check(0, file("""
                        collector_name: own
                        metrics:
                          - {metric_name: own_n, type: gauge, help: N, key_labels: [n], values: [n], query_ref: both}
                          - {metric_name: own_m, type: gauge, help: M, values: [m], key_labels: [n], query_ref: both}
                        queries:
                          - {query_name: both, query: "SELECT n, nullif(n, 1) AS m FROM generate_series(1, 3) n"}
                        """));
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(
                lines.get(0)
                        .matches(
                                "ok       Own SQL own: own_n 3 series; own_m 2 series; 3 rows in \\d+ ms, plan cost \\d+\\.\\d+"),
                lines.get(0));
    }

    @Test
    void oneThatFailsIsAProblemAndOneThatIsCutAWarning() throws Exception {
        List<String> lines = check(1, file("""
                        collector_name: own
                        metrics:
                          - {metric_name: own_bad, type: gauge, help: N, values: [n], query: SELECT n FROM nowhere}
                          - metric_name: own_many
                            type: gauge
                            help: M
                            key_labels: [n]
                            values: [n]
                            query: SELECT n FROM generate_series(1, 9) n
                        """), "--max-sql-series", "2");
        assertTrue(
                lines.get(0).startsWith("PROBLEM  Own SQL own: query of own_bad: ERROR: relation"), lines.toString());
        assertTrue(
                lines.get(1)
                        .startsWith(
                                "WARNING  Own SQL own: own_many 2 series, 7 left out (--max-sql-series); 9 rows in"),
                lines.toString());
    }

    @Test
    void aFileThatCannotBeUsedIsAWrongSetting() throws Exception {
        check(2, file("collector_name: own\n"));
        assertTrue(
                err.toString().contains("sqlMetrics.yaml:1: 'metrics' is missing: give at least one metric"),
                err.toString());
    }

    @Test
    void theShippedExampleWorksForTheRoleThatTheShippedGrantsMake() throws Exception {
        database.mergeCheck("REPOSITORY", 10, "ci").repository(11, 1, "fork").pullRequest(101, 11, 10, 8, 0, "b", null);
        List<String> lines =
                check(0, Path.of("src", "main", "dist", "sql-metrics").toString());
        assertEquals(3, lines.size(), lines.toString());
        for (String line : lines) {
            assertTrue(line.startsWith("ok       Own SQL bitbucket: "), line);
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("from_forks 1 series; 1 rows")), lines.toString());
    }
}
