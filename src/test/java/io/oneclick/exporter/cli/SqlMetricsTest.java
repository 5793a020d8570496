package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics from files, from a real database to the page that the agent makes. */
class SqlMetricsTest {

    @TempDir
    private Path directory;

    private TestDatabase database;
    private AgentPage page;
    private TestExporter exporter;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        database.execute("CREATE TABLE own (k text, n numeric, at timestamptz)");
        database.execute("GRANT SELECT ON own TO PUBLIC");
        page = new AgentPage();
    }

    @AfterEach
    void close() throws Exception {
        if (exporter != null) {
            exporter.close();
        }
        database.close();
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(directory.resolve(name), text);
    }

    private void start(String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("sql-metrics=" + directory);
        exporter = new TestExporter(page.server(), database.readOnly().url(), null, all.toArray(String[]::new)).start();
        Wait.until("the database is read", exporter::isUp);
    }

    /** Starts and waits until every collector has run. */
    private void started(String... settings) throws Exception {
        start(settings);
        Wait.until("own SQL is read", () -> {
            for (ObjectName name : beans("type=Collector,*")) {
                if (page.server().getAttribute(name, "Success") == null) {
                    return false;
                }
            }
            return true;
        });
    }

    private List<ObjectName> beans(String keys) throws Exception {
        MBeanServer server = page.server();
        return server.queryNames(TestExporter.bean(keys), null).stream()
                .sorted()
                .toList();
    }

    private static String collector(String name, String... metrics) {
        return "collector_name: " + name + "\nmetrics:\n" + String.join("", metrics);
    }

    private static String metric(String name, String query, String... others) {
        return "  - metric_name: " + name + "\n    help: Help of " + name + "\n    query: \"" + query + "\"\n"
                + (String.join("", others).contains("type:") ? "" : "    type: gauge\n")
                + (String.join("", others).contains("values:") ? "" : "    values: [n]\n")
                + String.join(
                        "",
                        Arrays.stream(others).map(line -> "    " + line + "\n").toList());
    }

    @Test
    void names_types_helps_and_labels_on_the_page_are_the_files() throws Exception {
        database.execute(
                "INSERT INTO own VALUES ('x, project=y', 1.5), (E'a\\n\"b\\\\', 'NaN'), ('><>gauge: z', 3), ('null', NULL)");
        file(
                "a.yaml",
                collector(
                        "first",
                        metric("pg_own:rows", "SELECT k, n FROM own", "key_labels: [k]", "static_labels: {tier: gold}"),
                        metric("own_rows_total", "SELECT 7 AS n", "type: counter"),
                        metric("own_scans", "SELECT 8 AS n", "type: counter"),
                        metric("own_jobs_total", "SELECT 9 AS n"),
                        metric(
                                "value",
                                "SELECT 'v' AS value, 'h' AS help, 'r' AS row, 1 AS one, 2 AS two",
                                "key_labels: [value, help, row]",
                                "value_label: type",
                                "values: [one, two]")));
        started();
        assertEquals(
                List.of(
                        "# HELP pg_own:rows Help of pg_own:rows",
                        "# TYPE pg_own:rows gauge",
                        "pg_own:rows{k=\"><>gauge: z\",tier=\"gold\"} 3.0",
                        "pg_own:rows{k=\"a\\n\\\"b\\\\\",tier=\"gold\"} NaN",
                        "pg_own:rows{k=\"x, project=y\",tier=\"gold\"} 1.5"),
                page.family("pg_own:rows"));
        assertEquals(
                List.of(
                        "# HELP own_rows_total Help of own_rows_total",
                        "# TYPE own_rows_total counter",
                        "own_rows_total 7.0"),
                page.family("own_rows_total"));
        assertEquals(
                List.of("# HELP own_scans Help of own_scans", "# TYPE own_scans untyped", "own_scans 8.0"),
                page.family("own_scans"),
                "the agent has no counter without _total; the name stays");
        assertEquals(
                List.of(
                        "# HELP own_jobs_total Help of own_jobs_total",
                        "# TYPE own_jobs_total counter",
                        "own_jobs_total 9.0"),
                page.family("own_jobs_total"));
        assertEquals(
                List.of(
                        "# HELP value Help of value",
                        "# TYPE value gauge",
                        "value{help=\"h\",row=\"r\",type=\"one\",value=\"v\"} 1.0",
                        "value{help=\"h\",row=\"r\",type=\"two\",value=\"v\"} 2.0"),
                page.family("value"));
    }

    @Test
    void each_metric_is_a_table_and_each_file_a_collector_with_its_health() throws Exception {
        database.execute("INSERT INTO own VALUES ('a', 1), ('b', 2)");
        file(
                "a.yaml",
                collector(
                        "first",
                        metric("own_rows", "SELECT k, n FROM own", "key_labels: [k]"),
                        metric("own_count", "SELECT count(*) AS n FROM own")));
        file("b.yaml", collector("my-second.one", metric("own_bad", "SELECT nothing AS n FROM own")));
        started();
        TabularData rows = (TabularData) exporter.get("type=Sql,collector=first,metric=own_rows", "Rows");
        assertEquals(2.0, rows.get(new Object[] {"b"}).get("value"));
        TabularData count = (TabularData) exporter.get("type=Sql,collector=first,metric=own_count", "Rows");
        assertEquals(2.0, ((CompositeData) count.values().iterator().next()).get("value"));
        assertEquals(
                "Help of own_rows",
                page.server()
                        .getMBeanInfo(TestExporter.bean("type=Sql,collector=first,metric=own_rows"))
                        .getDescription());
        assertEquals(true, exporter.get("type=Collector,name=first", "Success"));
        assertEquals(false, exporter.get("type=Collector,name=my-second.one", "Success"));
        assertEquals(
                "query of own_bad: ERROR: column \"nothing\" does not exist; check the query against the tables",
                exporter.get("type=Collector,name=my-second.one", "LastError"));
        assertEquals(
                List.of("oneclick_collector_success{collector=\"first\"} 1.0"),
                page.series("oneclick_collector_success{collector=\"first\"}"));
        assertEquals(
                List.of("oneclick_collector_success{collector=\"my-second.one\"} 0.0"),
                page.series("oneclick_collector_success{collector=\"my-second.one\"}"));
        assertEquals(
                1,
                page.series("oneclick_collector_duration_seconds{collector=\"first\"}")
                        .size());
        assertEquals(List.of(), page.series("own_bad"));
        assertTrue(exporter.isUp(), "the exporter's own values are not touched");
    }

    @Test
    void a_query_that_fails_keeps_its_last_good_values_and_stops_no_other() throws Exception {
        database.execute("INSERT INTO own VALUES ('a', 1)");
        file(
                "a.yaml",
                collector(
                        "first",
                        metric("own_rows", "SELECT k, n FROM own", "key_labels: [k]"),
                        metric("own_count", "SELECT count(*) AS n FROM own")));
        started();
        database.execute("INSERT INTO own VALUES ('a', 2)");
        exporter.call("refresh");
        Wait.until("the second query went on", () -> page.series("own_count").equals(List.of("own_count 2.0")));
        assertEquals(List.of("own_rows{k=\"a\"} 1.0"), page.series("own_rows"));
        assertEquals(
                "metric own_rows: two rows have the same labels {k=a}: group the rows, or add a column that differs to"
                        + " key_labels",
                exporter.get("type=Collector,name=first", "LastError"));
        database.execute("DELETE FROM own WHERE n = 1");
        exporter.call("refresh");
        Wait.until("it recovers", () -> page.series("own_rows").equals(List.of("own_rows{k=\"a\"} 2.0")));
        assertNull(exporter.get("type=Collector,name=first", "LastError"));
    }

    @Test
    void a_slow_query_holds_up_neither_a_refresh_nor_a_scrape() throws Exception {
        file("a.yaml", collector("slow", metric("own_slow", "SELECT 1 AS n, pg_sleep(60)")));
        file("b.yaml", collector("quick", metric("own_quick", "SELECT 1 AS n")));
        start("statement-timeout=5s");
        for (int i = 0; i < 3; i++) {
            assertTrue(exporter.call("refresh").contains("projects"));
        }
        assertEquals(List.of(), page.series("own_slow"));
        Wait.until("the quick one has its turn", () -> !page.series("own_quick").isEmpty());
        String error = exporter.get("type=Collector,name=slow", "LastError").toString();
        assertTrue(
                error.startsWith("query of own_slow: ERROR: canceling statement due to statement timeout; find the slow"
                        + " statement with explain(), or raise --statement-timeout"),
                error);
        assertEquals(1, page.series("oneclick_up").size());
    }

    @Test
    void a_query_that_uses_up_the_transactions_time_takes_none_of_the_others() throws Exception {
        file(
                "a.yaml",
                collector(
                        "mixed",
                        metric("own_before", "SELECT 1 AS n"),
                        metric("own_slow", "SELECT 1 AS n, pg_sleep(60)"),
                        metric("own_after", "SELECT 2 AS n")));
        started("statement-timeout=30s", "refresh-timeout=3s");
        Wait.until("the others have values", () -> {
            exporter.call("refresh");
            return page.series("own_").equals(List.of("own_after 2.0", "own_before 1.0"));
        });
        String error = exporter.get("type=Collector,name=mixed", "LastError").toString();
        assertTrue(error.startsWith("query of own_slow: it took longer than 3s and was aborted"), error);
    }

    @Test
    void a_database_that_is_lost_keeps_the_last_values_and_is_found_again() throws Exception {
        file("a.yaml", collector("first", metric("own_n", "SELECT count(*) AS n FROM own")));
        file("b.yaml", "min_interval: 1h\n" + collector("second", metric("own_m", "SELECT count(*) AS n FROM own")));
        started();
        database.execute("INSERT INTO own VALUES ('a', 1)");
        String name = database.ask("SELECT current_database()").get(0);
        database.execute("ALTER DATABASE " + name + " CONNECTION LIMIT 0");
        database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'oneclick' AND datname = '"
                        + name + "'");
        assertThrows(RuntimeMBeanException.class, () -> exporter.call("refresh"));
        Wait.until("it fails", () -> exporter.get("type=Collector,name=first", "Success")
                .equals(false));
        assertEquals(List.of("own_m 0.0", "own_n 0.0"), page.series("own_"));
        database.execute("ALTER DATABASE " + name + " CONNECTION LIMIT -1");
        Wait.until("the database is found again", () -> {
            try {
                return exporter.call("refresh") != null;
            } catch (RuntimeMBeanException e) {
                return false;
            }
        });
        Wait.until("it works again", () -> {
            exporter.call("refresh");
            return page.series("own_").equals(List.of("own_m 0.0", "own_n 1.0"));
        });
        assertEquals(1L, exporter.get("type=Collector,name=second", "RunCount"), "it was not due");
    }

    @Test
    void with_a_min_interval_values_are_carried_over_until_it_has_passed() throws Exception {
        file(
                "a.yaml",
                "min_interval: 1h\n" + collector("hourly", metric("own_hourly", "SELECT count(*) AS n FROM own")));
        file("b.yaml", collector("always", metric("own_always", "SELECT count(*) AS n FROM own")));
        started();
        database.execute("INSERT INTO own VALUES ('a', 1)");
        exporter.call("refresh");
        Wait.until(
                "the other one is read again", () -> page.series("own_always").equals(List.of("own_always 1.0")));
        assertEquals(List.of("own_hourly 0.0"), page.series("own_hourly"));
        assertEquals(1L, exporter.get("type=Collector,name=hourly", "RunCount"));
    }

    @Test
    void series_beyond_the_limit_are_left_out_and_counted() throws Exception {
        file(
                "a.yaml",
                collector(
                        "first",
                        metric("own_rows", "SELECT n AS k, n FROM generate_series(1, 100) n", "key_labels: [k]"),
                        metric("own_few", "SELECT 1 AS n")));
        started("max-sql-series=5");
        assertEquals(5, page.series("own_rows").size());
        assertEquals(
                List.of(
                        "oneclick_sql_series_left_out{metric=\"own_few\"} 0.0",
                        "oneclick_sql_series_left_out{metric=\"own_rows\"} 95.0"),
                page.series("oneclick_sql_series_left_out"));
        assertEquals(true, exporter.get("type=Collector,name=first", "Success"));
    }

    @Test
    void a_reload_takes_changed_files_together_and_shows_their_values_at_once() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n"), metric("own_kept", "SELECT 2 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_new", "SELECT 3 AS n"), metric("own_kept", "SELECT 4 AS n")));
        file("b.yaml", collector("second", metric("own_more", "SELECT 5 AS n")));
        String answer = exporter.call("reload");
        assertTrue(answer.startsWith("no setting changed, own SQL changed; "), answer);
        assertEquals(List.of("own_kept 4.0", "own_more 5.0", "own_new 3.0"), page.series("own_"));
        assertEquals(
                List.of("metric=own_kept", "metric=own_more", "metric=own_new"),
                beans("type=Sql,*").stream()
                        .map(name -> "metric=" + name.getKeyProperty("metric"))
                        .sorted()
                        .toList());
        assertEquals(
                2,
                beans("type=Collector,*").stream()
                        .filter(name -> List.of("first", "second").contains(name.getKeyProperty("name")))
                        .count());
        Files.delete(directory.resolve("a.yaml"));
        exporter.call("reload");
        assertEquals(List.of("own_more 5.0"), page.series("own_"));
        assertFalse(page.text().contains("collector=\"first\""));
    }

    @Test
    void a_changed_description_reaches_clients() throws Exception {
        file("a.yaml", collector("first", metric("own_n", "SELECT 1 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_n", "SELECT 1 AS n")).replace("Help of", "What is"));
        exporter.call("reload");
        assertEquals(
                "What is own_n",
                page.server()
                        .getMBeanInfo(TestExporter.bean("type=Sql,collector=first,metric=own_n"))
                        .getDescription());
        assertEquals("# HELP own_n What is own_n", page.family("own_n").get(0));
    }

    @Test
    void files_with_a_problem_leave_all_as_it_was() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_new", "SELECT 3 AS n")));
        file("b.yaml", collector("second", metric("own_new", "SELECT 1; SELECT 2")));
        String message = assertThrows(RuntimeMBeanException.class, () -> exporter.call("reload"))
                .getCause()
                .getMessage();
        assertTrue(message.contains("b.yaml:3: metric_name 'own_new' is used by two metrics"), message);
        assertTrue(message.contains("b.yaml:5: query 'SELECT 1; SELECT 2' must be one SELECT"), message);
        exporter.call("refresh");
        assertEquals(List.of("own_old 1.0"), page.series("own_"));
    }

    @Test
    void a_changed_file_is_taken_by_itself() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n")));
        started();
        file("b.yaml", collector("second", metric("own_new", "SELECT 2 AS n")));
        Wait.until("the change is taken", () -> page.series("own_").equals(List.of("own_new 2.0", "own_old 1.0")));
    }

    @Test
    void a_reload_says_which_of_the_new_queries_fails() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n"), metric("own_bad", "SELECT 1 / 0 AS n")));
        String answer = exporter.call("reload");
        assertTrue(answer.endsWith("; own SQL first: query of own_bad: ERROR: division by zero"), answer);
        assertEquals(List.of("own_old 1.0"), page.series("own_"));
    }

    @Test
    void with_another_database_every_query_is_run_anew() throws Exception {
        Path properties = directory.resolve("exporter.properties");
        Files.writeString(properties, "timezone=UTC\ninterval=1d\nsql-metrics=" + directory + "\n");
        file("a.yaml", "min_interval: 1d\n" + collector("daily", metric("own_day", "SELECT date '1970-01-01' AS n")));
        exporter = new TestExporter(page.server(), database.readOnly().url(), properties).start();
        Wait.until("own SQL is read", () -> page.series("own_day").equals(List.of("own_day 0.0")));
        Files.writeString(properties, "timezone=America/Chicago\ninterval=1d\nsql-metrics=" + directory + "\n");
        exporter.call("reload");
        assertEquals(List.of("own_day 21600.0"), page.series("own_day"));
    }

    @Test
    void explain_covers_the_queries() throws Exception {
        file(
                "a.yaml",
                collector(
                        "first",
                        metric("own_count", "SELECT count(*) AS n FROM own"),
                        metric("own_bad", "SELECT 1 FROM nowhere")));
        started();
        String plans = exporter.call("explain");
        assertTrue(plans.contains("== pull_requests.sql"), plans);
        assertTrue(plans.contains("\n== first: own_count\nAggregate  (cost="), plans);
        assertTrue(plans.contains("Seq Scan on own"), "the operator's query has all plans to choose from: " + plans);
        assertTrue(plans.contains("\n== first: own_bad\nERROR: relation \"nowhere\" does not exist"), plans);
    }

    @Test
    void values_that_could_not_be_read_for_long_are_no_longer_shown() throws Exception {
        file("a.yaml", collector("first", metric("own_rows", "SELECT n FROM own"), metric("own_one", "SELECT 1 AS n")));
        database.execute("INSERT INTO own VALUES ('a', 1)");
        started("stale-after=1s");
        assertEquals(List.of("own_one 1.0", "own_rows 1.0"), page.series("own_"));
        database.execute("DROP TABLE own");
        Wait.until("the old value is gone", () -> {
            exporter.call("refresh");
            return page.series("own_").equals(List.of("own_one 1.0"));
        });
    }

    /**
     * Two sets of definitions take turns while the page is read all the time. Whatever a scrape meets: it is one set, whole, with
     * values, and after reload() it is the new one.
     */
    @Test
    void under_reloads_refreshes_and_scrapes_at_once_every_scrape_shows_one_set_of_definitions() throws Exception {
        file("a.yaml", set(0, "first"));
        file("b.yaml", set(0, "second"));
        started();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        AtomicInteger count = new AtomicInteger();
        Callable<Void> scraper = () -> {
            while (!done.get()) {
                version(page.series("own_"));
                count.incrementAndGet();
            }
            return null;
        };
        List<Future<Void>> scrapes = List.of(threads.submit(scraper), threads.submit(scraper));
        Future<?> refreshes = threads.submit(() -> {
            while (!done.get()) {
                exporter.call("refresh");
            }
            return null;
        });
        // A scrape that fails ends its thread.
        for (int round = 1; round <= 12 || count.get() < 100 && scrapes.stream().noneMatch(Future::isDone); round++) {
            file("a.yaml", set(round, "first"));
            file("b.yaml", set(round, "second"));
            exporter.call("reload");
            assertEquals(round, version(page.series("own_")), "the next scrape shows the new ones");
        }
        done.set(true);
        refreshes.get();
        for (Future<Void> scrape : scrapes) {
            scrape.get();
        }
        threads.shutdown();
    }

    /** Metrics whose names, labels and values hold the round; one of them is in all rounds. */
    private static String set(int round, String collector) {
        return collector(
                collector,
                metric("own_" + collector + "_" + round, "SELECT " + round + " AS n, pg_sleep(0.01)"),
                metric(
                        "own_" + collector + "_always",
                        "SELECT k, " + round + " AS n FROM generate_series(1, 20) k",
                        "key_labels: [k]"));
    }

    /** The one round that all series are of. */
    private static int version(List<String> series) {
        assertEquals(2 * (1 + 20), series.size(), series.toString());
        Set<Integer> rounds = new HashSet<>();
        for (String line : series) {
            int round = (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            assertTrue(line.contains("_always{") || line.matches("own_\\w+_" + round + " .*"), line);
            rounds.add(round);
        }
        assertEquals(1, rounds.size(), series.toString());
        return rounds.iterator().next();
    }

    @Test
    void files_of_the_shapes_that_people_have_work_unchanged() throws Exception {
        for (String shape : List.of("statistics", "wide", "static")) {
            String name = shape + ".collector.yml";
            try (InputStream in = SqlMetricsTest.class.getResourceAsStream("shapes/" + name)) {
                Files.copy(in, directory.resolve(name));
            }
        }
        started();
        String text = page.text();
        for (String collector : List.of("statistics", "wide_rows", "static-values")) {
            assertNull(exporter.get("type=Collector,name=" + collector, "LastError"));
        }
        String database = this.database.ask("SELECT current_database()").get(0);
        assertEquals(2, page.series("shape_wide{").size(), "a null column is no series: " + text);
        assertEquals(
                1,
                page.series("shape_wide{datname=\"" + database + "\",kind=\"size\"} ")
                        .size());
        assertEquals(1, page.series("shape_single ").size());
        assertEquals(
                1, page.series("shape_database_commits{datname=\"shared\"} ").size());
        assertEquals(
                1,
                page.series("shape_database_backends{datname=\"" + database + "\"} ")
                        .size());
        assertEquals(
                List.of("shape_table_last_analyze{relname=\"own\"} 0.0"),
                page.series("shape_table_last_analyze{relname=\"own\"}"));
        assertTrue(
                page.series("shape_server{env=\"dev\",shard=\"3\",version=\"")
                        .get(0)
                        .endsWith("} 1.0"),
                text);
        assertEquals(
                List.of("# HELP shape_clients_total Clients by role", "# TYPE shape_clients_total counter"),
                page.family("shape_clients_total").subList(0, 2));
    }

    @Test
    void without_files_nothing_is_added() throws Exception {
        start();
        assertEquals(List.of(), page.series("oneclick_sql_series_left_out"));
        assertEquals(List.of(), beans("type=Sql,*"));
    }
}
