package io.oneclick.exporter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.Plans;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rows of a query become. */
class QueryRunTest {

    private static final String ZONE = "America/Chicago";

    private static TestDatabase server;
    private static Database database;

    @BeforeAll
    static void open() throws Exception {
        server = TestDatabase.create();
        Map<Setting<?>, String> settings =
                Map.of(Setting.DATABASE_URL, server.readOnly().url(), Setting.TIMEZONE, ZONE);
        database = new Database(
                new SettingsReader(settings, Map.of(), null).read(),
                table -> "",
                StatementListener.NONE,
                new Logins(System::nanoTime));
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
        server.close();
    }

    private static SqlMetric metric(String name, List<String> keyLabels, String valueLabel, String... values) {
        return new SqlMetric(
                name,
                SqlMetric.Type.GAUGE,
                "Help",
                keyLabels,
                new TreeMap<>(),
                valueLabel,
                List.of(values),
                values.length == 0 ? 1.0 : null);
    }

    private static QueryResult run(String sql, int maxSeries, SqlMetric... metrics) throws Exception {
        SqlQuery query = new SqlQuery(metrics[0].name(), sql, List.of(metrics));
        return database.read(Plans.ANY, session -> QueryRun.of(query, session, ZoneId.of(ZONE), maxSeries));
    }

    private static List<String> series(QueryResult result, int metric) {
        assertNull(result.failure());
        List<String> texts = new ArrayList<>();
        result.metrics().get(metric).rows().forEach(row -> texts.add(row.labels() + " " + row.value()));
        return texts;
    }

    private static List<String> series(String sql, SqlMetric metric) throws Exception {
        return series(run(sql, 100, metric), 0);
    }

    private static String failure(String sql, SqlMetric... metrics) throws Exception {
        QueryResult result = run(sql, 100, metrics);
        assertEquals(List.of(), result.metrics());
        return result.failure();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "7::smallint                                        | 7",
                "-7                                                 | -7",
                "9007199254740992::bigint                           | 9007199254740992",
                "1.5::real                                          | 1.5",
                "0.1::float8                                        | 0.1",
                "123456789012345678901234567890.123456789::numeric  | 123456789012345678901234567890.123456789",
                "0.000000000000000000000000000001::numeric          | 1e-30",
                "'NaN'::float8                                      | NaN",
                "'NaN'::numeric                                     | NaN",
                "'Infinity'::float8                                 | Infinity",
                "'-Infinity'::float8                                | -Infinity",
                "true                                               | 1",
                "false                                              | 0",
                "timestamptz '2026-03-08 08:00:00.25+00'            | 1772956800.25",
                "timestamp '1969-12-31 18:00:01'                    | 1",
                "date '1970-01-01'                                  | 21600",
                "timestamptz 'infinity'                             | Infinity",
                "timestamp '-infinity'                              | -Infinity",
                "date 'infinity'                                    | Infinity",
                "' 12.50 '::text                                    | 12.5",
                "'1e3'::varchar                                     | 1000",
                "5::oid                                             | 5",
            })
    void aValueOfEachTypeIsTheNumberThatItMeans(String value, double expected) throws Exception {
        assertEquals(List.of("[] " + expected), series("SELECT " + value + " AS n", metric("m", List.of(), null, "n")));
    }

    @Test
    void anInfiniteNumericIsInfinite() throws Exception {
        assumeTrue(server.connection().getMetaData().getDatabaseMajorVersion() >= 14, "older numerics are finite");
        assertEquals(
                List.of("[] -Infinity"), series("SELECT '-Infinity'::numeric AS n", metric("m", List.of(), null, "n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interval '1 day 2 hours 3 minutes 4.5 seconds'",
                "interval '-1 month -3 days +4:05:06.789'",
                "interval '14 months'",
                "interval '-25 months'",
                "interval '0.000001 seconds'",
                "interval '-596523:00:54.775807'",
                "timestamp '2026-01-01' - timestamp '2025-12-31 23:59:59.5'",
                // Clocks go back and forth: PostgreSQL's own meaning of a wall clock.
                "timestamp '2026-11-01 01:30:00'",
                "timestamp '2026-03-08 02:30:00'",
                "timestamp '0044-03-15 12:00:00 BC'",
                "date '2026-11-01'",
            })
    void anIntervalOrAWallClockIsAsManySecondsAsTheDatabaseSays(String value) throws Exception {
        boolean isInterval = value.contains("interval") || value.contains(" - ");
        List<String> both = series(
                "SELECT " + value + " AS n, extract(epoch FROM (" + value + ")" + (isInterval ? "" : "::timestamptz")
                        + ") AS expected",
                metric("m", List.of(), "v", "n", "expected"));
        assertEquals(both.get(1).replace("expected", "n"), both.get(0), value);
    }

    @Test
    void nullIsNoSeriesAndAnEmptyLabelIsNoLabel() throws Exception {
        assertEquals(
                List.of("[a, null] 1.0", "[null, null] 3.0", "[true, null] 4.0"),
                series(
                        "SELECT * FROM (VALUES ('a', '', 1), ('b', NULL, NULL), (NULL, '', 3), ((true)::text, NULL, 4))"
                                + " AS t (k, l, n)",
                        metric("m", List.of("k", "l"), null, "n")));
    }

    @Test
    void labelsAreAsTheDatabaseWritesThemAndTruthsInFull() throws Exception {
        assertEquals(
                List.of("[true, 1.50, a\n\"b\\, x=y] 1.0"),
                series(
                        "SELECT true AS t, 1.50 AS d, E'a\\n\"b\\\\, x=y' AS s",
                        metric("m", List.of("t", "d", "s"), null)));
    }

    @Test
    void severalValuesAreToldApartByTheValueLabelAndNullOnesLeftOut() throws Exception {
        assertEquals(
                List.of("[x, read] 1.0", "[y, read] 3.0", "[y, written] 4.0"),
                series(
                        "SELECT * FROM (VALUES ('x', 1, NULL), ('y', 3, 4)) AS t (k, read, written)",
                        metric("m", List.of("k"), "direction", "read", "written")));
        assertEquals(List.of("[n] 1.0"), series("SELECT 1 AS n", metric("m", List.of(), "direction", "n")));
    }

    @Test
    void oneQueryFeedsSeveralMetrics() throws Exception {
        QueryResult result = run(
                "SELECT 'k' AS k, 1 AS a, 2 AS b",
                100,
                metric("m", List.of("k"), null, "a"),
                metric("n", List.of(), null, "b"));
        assertEquals(List.of("[k] 1.0"), series(result, 0));
        assertEquals(List.of("[] 2.0"), series(result, 1));
        assertEquals(1, result.rowCount());
    }

    @Test
    void aQueryWithoutRowsGivesNoSeriesButItsColumnsAreChecked() throws Exception {
        assertEquals(List.of(), series("SELECT 1 AS n WHERE false", metric("m", List.of(), null, "n")));
        assertEquals(
                "metric m: the query has no column 'x', only n",
                failure("SELECT 1 AS n WHERE false", metric("m", List.of("x"), null, "n")));
    }

    @Test
    void aColumnWhoseCapitalsWereLostIsExplained() throws Exception {
        assertEquals(
                "metric m: the query has no column 'LastUpdate', only lastupdate; write AS \"LastUpdate\", in quotes, to keep"
                        + " its capitals",
                failure("SELECT 1 AS LastUpdate", metric("m", List.of(), null, "LastUpdate")));
    }

    @Test
    void twoRowsWithTheSameLabelsAreAnErrorSaidByName() throws Exception {
        assertEquals(
                "metric m: two rows have the same labels {k=a, l=}: group the rows, or add a column that differs to"
                        + " key_labels",
                failure(
                        "VALUES ('a', NULL, 1), ('a', '', 2)".replace("VALUES", "SELECT * FROM (VALUES")
                                + ") AS t (k, l, n)",
                        metric("m", List.of("k", "l"), null, "n")));
        assertTrue(failure("SELECT n FROM generate_series(1, 2) n", metric("m", List.of(), null, "n"))
                .startsWith("metric m: two rows have the same labels {}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'x'::text           | 'x' is not a number",
                "'0x1p3'::text       | '0x1p3' is not a number",
                "'1f'::text          | '1f' is not a number",
                "10::money           | is not a number",
                "ARRAY[1]            | '{1}' is not a number",
                "(1e400)::numeric    | outside the range of Prometheus values",
                "''::text            | '' is not a number",
            })
    void aValueThatIsNoNumberIsAnErrorSaidByName(String value, String expected) throws Exception {
        String failure = failure("SELECT " + value + " AS n", metric("m", List.of(), null, "n"));
        assertTrue(failure.startsWith("metric m: column n: ") && failure.contains(expected), failure);
    }

    @Test
    void aLabelThatIsNoNameButContentIsAnErrorSaidByName() throws Exception {
        assertEquals(
                "metric m: column k: a label of 2001 characters is too long; write left(k, 100) or leave it out of"
                        + " key_labels",
                failure("SELECT repeat('x', 2001) AS k", metric("m", List.of("k"), null)));
        assertEquals(
                1,
                series("SELECT repeat('x', 2000) AS k", metric("m", List.of("k"), null))
                        .size());
    }

    @Test
    void aQueryThatFailsIsNamedWithWhatTheDatabaseSaid() throws Exception {
        assertEquals(
                "query of m: ERROR: division by zero", failure("SELECT 1 / 0 AS n", metric("m", List.of(), null, "n")));
        assertEquals(
                "query of m: ERROR: permission denied for table stash_user; run: GRANT SELECT ON stash_user TO the"
                        + " exporter's role",
                failure("SELECT id AS n FROM stash_user", metric("m", List.of(), null, "n")));
    }

    @Test
    void moreSeriesThanMayBeShownAreCountedAndLeftOut() throws Exception {
        QueryResult result = run(
                "SELECT n, 1 AS one FROM generate_series(1, 5000) n",
                3,
                metric("m", List.of("n"), null, "one"),
                metric("o", List.of("n"), "v", "one", "n"));
        assertEquals(List.of("[1] 1.0", "[2] 1.0", "[3] 1.0"), series(result, 0));
        assertEquals(4997, result.metrics().get(0).leftOut());
        assertEquals(9997, result.metrics().get(1).leftOut());
    }
}
