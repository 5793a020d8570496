package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** Metrics from files, from a real database to the page that the agent makes. */
class SqlMetricsTest extends SqlMetricsCase {

    @Test
    void namesTypesHelpsAndLabelsOnThePageAreTheFiles() throws Exception {
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
    void eachMetricIsATableAndEachFileACollectorWithItsHealth() throws Exception {
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
    void aQueryThatFailsKeepsItsLastGoodValuesAndStopsNoOther() throws Exception {
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
    void aSlowQueryHoldsUpNeitherARefreshNorAScrape() throws Exception {
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
    void aQueryThatUsesUpTheTransactionsTimeTakesNoneOfTheOthers() throws Exception {
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
    void aDatabaseThatIsLostKeepsTheLastValuesAndIsFoundAgain() throws Exception {
        file("a.yaml", collector("first", metric("own_n", "SELECT count(*) AS n FROM own")));
        file("b.yaml", "min_interval: 1h\n" + collector("second", metric("own_m", "SELECT count(*) AS n FROM own")));
        started();
        database.execute("INSERT INTO own VALUES ('a', 1)");
        String name = database.ask("SELECT current_database()").get(0);
        database.execute("ALTER DATABASE " + name + " CONNECTION LIMIT 0");
        database.endSessions("oneclick");
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
    void withAMinIntervalValuesAreCarriedOverUntilItHasPassed() throws Exception {
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
    void seriesBeyondTheLimitAreLeftOutAndCounted() throws Exception {
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
    void explainCoversTheQueries() throws Exception {
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
    void valuesThatCouldNotBeReadForLongAreNoLongerShown() throws Exception {
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

    @Test
    void filesOfTheShapesThatPeopleHaveWorkUnchanged() throws Exception {
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
    void withoutFilesNothingIsAdded() throws Exception {
        start();
        assertEquals(List.of(), page.series("oneclick_sql_series_left_out"));
        assertEquals(List.of(), beans("type=Sql,*"));
    }
}
