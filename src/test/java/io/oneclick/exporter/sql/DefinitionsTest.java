package io.oneclick.exporter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.oneclick.exporter.settings.InvalidSettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from files of sql_exporter's format, and what is refused. */
class DefinitionsTest {

    private static final String WHOLE = """
            # A comment.
            collector_name: storage
            min_interval: 1m30s
            metrics:
              - metric_name: lfs_objects
                type: gauge
                help: 'Objects by repository'
                key_labels: [repo, project]
                static_labels:
                  tier: gold
                  level: 3
                values: [objects]
                query: |
                  SELECT repo, project, objects FROM lfs;
              - metric_name: lfs_bytes_total
                type: Counter
                help: Bytes by direction
                key_labels:
                value_label: direction
                values:
                  - read
                  - written
                query_ref: io
              - metric_name: lfs_version
                type: gauge
                help: The version, as a label
                key_labels: [version]
                static_value: 1
                query_ref: io
            queries:
              - query_name: io
                query: SELECT 1 AS read, 2 AS written, 'x' AS version
              - query_name: unused
                no_prepared_statement: false
                query: SELECT 1
            """;

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }

    private Definitions read(String text) throws Exception {
        return Definitions.read(file("a.yaml", text), Set.of("pull_requests"));
    }

    /** The problems, each without the directory. */
    private List<String> problems() {
        InvalidSettingsException thrown = assertThrows(
                InvalidSettingsException.class, () -> Definitions.read(directory, Set.of("pull_requests")));
        return thrown.problems().stream()
                .map(line -> line.replace(directory + "/", ""))
                .toList();
    }

    private List<String> problems(String text) throws Exception {
        file("a.yaml", text);
        return problems();
    }

    /** A file with one metric, of which the given lines are added to or put in place of the usual ones. */
    private static String metric(String... lines) {
        StringBuilder text = new StringBuilder("collector_name: own\nmetrics:\n  -\n");
        Map<String, String> usual = Map.of(
                "metric_name", "own_rows", "type", "gauge", "help", "Rows", "values", "[n]", "query", "SELECT 1 AS n");
        List<String> given = List.of(lines).stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        usual.forEach((key, value) -> {
            if (!given.contains(key)) {
                text.append("    ").append(key).append(": ").append(value).append('\n');
            }
        });
        for (String line : lines) {
            text.append("    ").append(line).append('\n');
        }
        return text.toString();
    }

    private void assertProblem(String expected, String... lines) throws Exception {
        List<String> problems = problems(metric(lines));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("a.yaml:"), problems.get(0));
        assertTrue(problems.get(0).contains(expected), problems.get(0));
    }

    @Test
    void aFileOfSqlExporterIsReadAsItMeans() throws Exception {
        SqlCollector collector = read(WHOLE).collectors().get(0);
        assertEquals("storage", collector.name());
        assertEquals(Duration.ofSeconds(90), collector.minInterval());
        assertEquals(2, collector.queries().size(), "a named query is run once, an unused one never");
        SqlQuery own = collector.queries().get(0);
        assertEquals("lfs_objects", own.name());
        assertEquals("SELECT repo, project, objects FROM lfs", own.text());
        SqlMetric objects = own.metrics().get(0);
        assertEquals(SqlMetric.Type.GAUGE, objects.type());
        assertEquals("Objects by repository", objects.help());
        assertEquals(List.of("repo", "project"), objects.keyLabels());
        assertEquals(Map.of("tier", "gold", "level", "3"), objects.staticLabels());
        assertEquals(List.of("objects"), objects.values());
        SqlQuery named = collector.queries().get(1);
        assertEquals("lfs_bytes_total", named.name(), "the first metric that it feeds");
        assertEquals(2, named.metrics().size());
        SqlMetric bytes = named.metrics().get(0);
        assertEquals(SqlMetric.Type.COUNTER, bytes.type());
        assertEquals(List.of(), bytes.keyLabels());
        assertEquals("direction", bytes.valueLabel());
        assertEquals(List.of("read", "written"), bytes.values());
        assertEquals(1.0, named.metrics().get(1).staticValue());
    }

    @Test
    void withoutAMinIntervalThereIsNone() throws Exception {
        assertEquals(Duration.ZERO, read(metric()).collectors().get(0).minInterval());
    }

    @Test
    void aDirectoryGivesItsYamlFilesByTheirNamesAndNoHiddenOne() throws Exception {
        file("b.collector.yml", metric().replace("own", "second"));
        file("a.yaml", metric());
        file("c.txt", "no collector");
        file(".d.yaml", "no collector");
        Definitions definitions = Definitions.read(directory, Set.of());
        assertEquals(
                List.of("own", "second"),
                definitions.collectors().stream().map(SqlCollector::name).toList());
        assertEquals(
                List.of("a.yaml", "b.collector.yml"),
                definitions.files().stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
    }

    @Test
    void anchorsAndMergedKeysWorkAsTheyDoThere() throws Exception {
        SqlCollector collector = read("""
                        collector_name: merged
                        metrics:
                          - &usual
                            metric_name: first
                            type: counter
                            help: &help Two metrics
                            values: [n]
                            query: SELECT 1 AS n
                          - <<: *usual
                            metric_name: second
                            type: gauge
                            help: *help
                        """).collectors().get(0);
        List<SqlMetric> metrics = collector.metrics().toList();
        assertEquals(SqlMetric.Type.GAUGE, metrics.get(1).type());
        assertEquals(List.of("n"), metrics.get(1).values());
        assertEquals("Two metrics", metrics.get(1).help());
        assertEquals("SELECT 1 AS n", collector.queries().get(1).text());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithFileAndLine() throws Exception {
        file("a.yaml", """
                collector_name: pull_requests
                min_interval: often
                metrics:
                  - metric_name: oneclick_rows
                    type: histogram
                    help: ''
                    key_labels: [0x, b, b]
                    values: [n, m]
                    query: SELECT 1; SELECT 2
                    timestamp_value: created
                  - metric_name: rows
                    type: gauge
                    help: Rows
                    query_ref: none
                    typo: 1
                """);
        file("b.yaml", """
                metrics:
                - {metric_name: rows_total, type: counter, help: Rows, values: [n], query: SELECT 1 AS n}
                """);
        assertEquals(
                List.of(
                        "a.yaml:1: collector_name 'pull_requests' is taken by a collector of the exporter itself",
                        "a.yaml:2: min_interval 'often' must be a duration like 30s, 5m or 1h30m",
                        "a.yaml:4: metric_name 'oneclick_rows' is reserved: the exporter, its agent and its JVM use names that"
                                + " begin with oneclick_, jmx_, jvm_, hikaricp_, and some that begin with process_",
                        "a.yaml:5: type 'histogram' must be gauge or counter",
                        "a.yaml:6: 'help' is missing",
                        "a.yaml:7: 'b' is given twice in 'key_labels'",
                        "a.yaml:7: key_labels '0x' must consist of letters, digits and _, and must not begin with a digit or with __",
                        "a.yaml:8: several 'values' need a 'value_label' to distinguish them",
                        "a.yaml:9: query 'SELECT 1; SELECT 2' must be one SELECT statement; this text has 2 statements",
                        "a.yaml:10: 'timestamp_value' is not supported: a sample has the time of its scrape; publish the time"
                                + " as a metric of its own, in seconds",
                        "a.yaml:11: a metric must have either 'values' or 'static_value'",
                        "a.yaml:14: query_ref 'none' names none of this file's queries",
                        "a.yaml:15: 'typo' is not a key of a metric: its keys are help, key_labels, metric_name,"
                                + " no_prepared_statement, query, query_ref, static_labels, static_value, type, value_label,"
                                + " values",
                        "b.yaml:1: 'collector_name' is missing",
                        "b.yaml:2: metric_name 'rows_total' conflicts with rows: the agent compares names without _total"),
                problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1st            | not begin with a digit",
                "a-b            | letters, digits, _ and :",
                "a__b           | two _ in a row",
                "_total         | only of a suffix",
                "a_info         | must not end in _info",
                "a_created      | must not end in _created",
                "a_bucket       | must not end in _bucket",
                "a_total_total  | must not end in _total",
                "a_info_total   | must not end in _info",
                "oneclick_x     | is reserved",
                "jvm_threads    | is reserved",
                "jmx_x          | is reserved",
                "hikaricp_x     | is reserved",
                "process_cpu_seconds_total | is reserved",
            })
    void aNameThatThePageCouldNotShowIsRefused(String name, String reason) throws Exception {
        assertProblem("metric_name '" + name + "' " + (reason.startsWith("is") ? "" : "must"), "metric_name: " + name);
        assertProblem(reason, "metric_name: " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_a", ":a", "a:b_c", "process_queue", "pg_db_size_bytes", "A1_count", "x_total"})
    void anyOtherNameIsTakenAsItIs(String name) throws Exception {
        SqlCollector collector =
                read(metric("metric_name: '" + name + "'")).collectors().get(0);
        assertEquals(name, collector.metrics().findFirst().orElseThrow().name());
    }

    @Test
    void aNameIsGivenOnceInAllFiles() throws Exception {
        file("a.yaml", metric());
        file("b.yaml", metric());
        assertEquals(
                List.of(
                        "b.yaml:1: collector_name 'own' is used by two collectors",
                        "b.yaml:LINE: metric_name 'own_rows' is used by two metrics"),
                problems().stream()
                        .map(line -> line.replaceAll(":[2-9]:", ":LINE:"))
                        .toList());
    }

    @Test
    void labelsAreValidAndTheirNamesDiffer() throws Exception {
        assertProblem("static_labels 'k' is used by two labels", "key_labels: [k]", "static_labels: {k: v}");
        assertProblem("value_label 'k' is used by two labels", "key_labels: [k]", "value_label: k");
        assertProblem("value_label '__v' must consist", "value_label: __v");
        assertProblem("static_labels 'a b' must consist", "static_labels: {a b: v}");
        assertProblem("'tier' must not contain U+0000", "static_labels: {tier: \"a\\0b\"}");
        assertProblem(
                "a metric must have at most 10 labels; this one has 11",
                "key_labels: [a, b, c, d, e, f, g, h, i, j, k]");
        assertProblem("'key_labels' must be a list", "key_labels: repo");
        assertProblem("each of 'key_labels' must be a text", "key_labels: [{a: b}]");
        assertProblem("'static_labels' must be a mapping", "static_labels: [a]");
    }

    @Test
    void aMetricHasValuesOrAStaticValue() throws Exception {
        assertProblem("either 'values' or 'static_value'", "static_value: 1");
        assertProblem("either 'values' or 'static_value'", "values: []");
        assertProblem("static_value 'x' must be a number", "static_value: x", "values:");
        assertProblem("static_value '1f' must be a number", "static_value: 1f", "values:");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-2.5e3,-2500", ".inf,Infinity", "-.Inf,-Infinity", ".NaN,NaN", "+4.,4"})
    void aStaticValueIsANumberAsYamlWritesIt(String text, double value) throws Exception {
        SqlCollector collector =
                read(metric("static_value: " + text, "values:")).collectors().get(0);
        assertEquals(value, collector.metrics().findFirst().orElseThrow().staticValue());
    }

    @Test
    void aMetricHasOneQuery() throws Exception {
        assertProblem("either 'query' or 'query_ref'", "query:");
        assertProblem("either 'query' or 'query_ref'", "query_ref: q", "query: SELECT 1");
        assertProblem("no_prepared_statement' is not supported", "no_prepared_statement: true");
        assertEquals(
                List.of("a.yaml:12: 'query' is missing", "a.yaml:12: query_name 'q' is given to two queries"),
                problems(metric("query:", "query_ref: q").replace("query:\n", "\n")
                        + "queries:\n- {query_name: q, query: SELECT 1}\n- query_name: q\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT 1; -- the end",
                "SELECT ';' /* ; */",
                "SELECT $$;$$;",
                "-- first\nSELECT 1",
                "SELECT '{}'::jsonb ? 'a'"
            })
    void oneStatementIsOneWhateverItsTextsAndCommentsHold(String sql) {
        assertTrue(sql.startsWith(SingleStatement.of(sql).substring(0, 4)), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT 1; COMMIT", "COMMIT; SELECT 1", "-- nothing", ";", "SELECT 'a\\'; DELETE FROM t; --'"})
    void moreOrLessThanOneStatementIsRefused(String sql) {
        assertThrows(IllegalArgumentException.class, () -> SingleStatement.of(sql));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0s,0", "30s,30", "5m,300", "1h30m,5400", "1d,86400", "1w2d,777600", "1y,31536000"})
    void aMinIntervalIsWrittenAsPrometheusDoes(String text, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), MinInterval.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1m1h", "-1s", "1.5h", "2y", "PT1H", "999999999y"})
    void anyOtherMinIntervalIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> MinInterval.parse(text));
    }

    @Test
    void sqlExportersOwnConfigurationIsDistinguishedFromACollectorFile() throws Exception {
        List<String> problems = problems("global: {}\ntarget: {}\ncollector_files: ['*.yml']\n");
        assertTrue(
                problems.contains("a.yaml:3: 'collector_files' is not supported: this belongs to sql_exporter's own"
                        + " configuration; give the collector files that it names"),
                problems.toString());
    }

    private static Stream<Arguments> unusable() {
        return Stream.of(
                arguments(" ", "1: is empty"),
                arguments("[1, 2]", "1: a collector file must be a mapping"),
                arguments("a: b\nhelp: 'it's'\n", "2: is not valid YAML"),
                arguments("a: [1\nb: 2", "2: is not valid YAML"),
                arguments("collector_name: a\ncollector_name: b", "2: 'collector_name' is given twice"),
                arguments("a: 1\n---\nb: 2", "2: is not valid YAML"),
                arguments("a: *nothing", "1: is not valid YAML"),
                arguments("a: b\nc: \u0001", "2: contains a character"),
                arguments("? [a]\n: b", "1: a key must be a name"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNoCollectorFileIsSaidWithTheLine(String yaml, String expected) throws Exception {
        List<String> problems = problems(yaml);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.startsWith("a.yaml:" + expected)), problems.toString());
    }

    @Test
    void aFileThatIsTooLargeTooDeepOrMultipliesItselfIsRefused() throws Exception {
        assertTrue(problems("#" + "x".repeat(1_000_000)).get(0).contains("is larger than 1000000 bytes"));
        assertTrue(problems("a: " + "[".repeat(100_000)).get(0).startsWith("a.yaml:1: cannot be parsed as YAML"));
        StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i <= 60; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "x"));
        }
        assertTrue(
                problems(laughs.toString()).get(0).contains("aliases"),
                problems().toString());
        assertTrue(problems("&a collector_name: x\n<<: *a").get(0).startsWith("a.yaml:"));
        assertTrue(
                problems("&a\ncollector_name: x\nmetrics: [*a]\nqueries: [*a]").size() > 1);
    }

    @Test
    void aFileThatCannotBeReadAsTextIsSaid() throws Exception {
        Files.write(directory.resolve("a.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals(List.of("a.yaml:1: is not in UTF-8"), problems());
        InvalidSettingsException thrown = assertThrows(
                InvalidSettingsException.class, () -> Definitions.read(directory.resolve("no.yaml"), Set.of()));
        assertTrue(
                thrown.getMessage().endsWith("no.yaml:1: cannot be read: no such file or directory"),
                thrown.getMessage());
    }
}
