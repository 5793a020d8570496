package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.LogLines;
import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import java.util.List;
import java.util.Set;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables, permissions and rows that are not as they should be. */
class DatabaseCrippledTest {

    private TestDatabase database;

    @BeforeEach
    void rows() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "billing");
        database.pullRequest(100, 10, 7, 0, "aaaa").report(10, "aaaa", "ci", 1);
        database.mergeCheck("REPOSITORY", 10, "ci").mergeCheck("REPOSITORY", 10, "sast");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @Test
    void withoutTheTableOfMergeChecksWhatNeedsNoneGoesOn() throws Exception {
        database.execute("DROP TABLE \"AO_2AD648_MERGE_CHECK\"");
        try (TestExporter exporter = started(database.url())) {
            assertEquals(Set.of(" 7 ci CCL billing 1"), exporter.rows("open_pr_report"));
            assertEquals(1, exporter.get("type=PullRequests,project=CCL,state=open", "Count"));
            assertNull(exporter.get("type=PullRequests,project=CCL,state=open", "MissingReport"));
            assertNull(exporter.rows("check_summary"));
            assertNull(exporter.rows("result_report"));
            assertEquals(true, exporter.get("type=Collector,name=open_pull_requests", "Success"));
            for (String collector : List.of("pull_requests", "report_results", "checks")) {
                assertEquals(false, exporter.get("type=Collector,name=" + collector, "Success"));
                String error = (String) exporter.get("type=Collector,name=" + collector, "LastError");
                assertTrue(error.contains("AO_2AD648_MERGE_CHECK") && error.contains("no Code Insights"), error);
            }
            RuntimeMBeanException thrown =
                    assertThrows(RuntimeMBeanException.class, () -> exporter.call("missingReports", "CCL"));
            assertTrue(thrown.getCause().getMessage().contains("AO_2AD648_MERGE_CHECK"));
        }
    }

    @Test
    void aTableThatMayNotBeReadIsNamedWithItsGrantAndComesBackWhenGranted() throws Exception {
        String url = database.readOnly().url();
        database.execute("REVOKE SELECT ON \"AO_2AD648_INSIGHT_REPORT\" FROM oneclick");
        try (LogLines log = new LogLines();
                TestExporter exporter = started(url)) {
            assertNull(exporter.rows("open_pr_report"));
            assertEquals(Set.of("ci,sast CCL billing 2"), exporter.rows("check_summary"));
            String error = (String) exporter.get("type=Collector,name=open_pull_requests", "LastError");
            assertTrue(error.contains("GRANT SELECT ON \"AO_2AD648_INSIGHT_REPORT\" TO"), error);
            List<String> warnings = log.with("AO_2AD648_INSIGHT_REPORT");
            assertEquals(1, warnings.size(), warnings.toString());
            assertTrue(warnings.get(0).endsWith(error), warnings.get(0));

            database.execute("GRANT SELECT ON \"AO_2AD648_INSIGHT_REPORT\" TO oneclick");
            exporter.call("refresh");
            assertEquals(Set.of(" 7 ci CCL billing 1"), exporter.rows("open_pr_report"));
            assertEquals(true, exporter.get("type=Collector,name=open_pull_requests", "Success"));
            assertNull(exporter.get("type=Collector,name=open_pull_requests", "LastError"));
            assertEquals(error, exporter.get("type=Collector,name=open_pull_requests", "PastError"));
        }
    }

    @Test
    void withoutTheTableOfPersonalProjectsTheirKeysTellThem() throws Exception {
        database.personal(2, "~alice").repository(20, 2, "notes").pullRequest(200, 20, 1, 0, "dddd");
        database.execute("DROP TABLE sta_personal_project");
        try (LogLines log = new LogLines();
                TestExporter exporter = started(database.url())) {
            exporter.call("refresh");
            assertEquals(Set.of("declined CCL", "merged CCL", "open CCL"), exporter.rows("pr_num"));
            assertEquals(
                    1,
                    log.with("Continuing without personal projects").size(),
                    log.all().toString());
        }
    }

    @Test
    void aTableThatCannotBeDoneWithoutFailsTheRefreshAndSaysWhy() throws Exception {
        database.execute("ALTER TABLE sta_pull_request RENAME TO elsewhere");
        try (TestExporter exporter = TestExporter.start(database.url())) {
            Wait.until("the refresh has failed", () -> exporter.console("LastError") != null);
            String error = (String) exporter.console("LastError");
            assertTrue(error.contains("sta_pull_request") && error.contains("currentSchema"), error);
            database.execute("ALTER TABLE elsewhere RENAME TO sta_pull_request");
            Wait.until("it is read again", exporter::isUp);
        }
    }

    @Test
    void columnsWithATimeZoneGiveTheSameValues() throws Exception {
        database.execute("ALTER TABLE sta_pull_request ALTER created_timestamp TYPE timestamptz,"
                + " ALTER updated_timestamp TYPE timestamptz, ALTER closed_timestamp TYPE timestamptz");
        database.pullRequest(101, 10, 8, 1, "bbbb");
        database.execute("UPDATE sta_pull_request SET closed_timestamp = date_trunc('minute', now()) - interval '30 s'"
                + " WHERE id = 101");
        try (TestExporter exporter = started(database.url(), "timezone=Asia/Kolkata", "closed-window=5m")) {
            assertEquals(Set.of(" 7 ci CCL billing 1"), exporter.rows("open_pr_report"));
            assertEquals(Set.of(" 8  CCL billing 0"), exporter.rows("closed_pr_report"));
        }
    }

    @Test
    void rowsThatMakeNoSenseAreCountedAndNamedOnceAndDisturbNothing() throws Exception {
        database.execute("ALTER TABLE \"AO_2AD648_INSIGHT_REPORT\" ALTER \"REPORT_KEY\" DROP NOT NULL");
        database.execute("ALTER TABLE sta_pull_request ALTER from_hash DROP NOT NULL");
        database.pullRequest(102, 10, 9, 5, "cccc").pullRequest(103, 10, 10, -1, "cccc");
        database.pullRequest(104, 10, 11, 0, null);
        database.execute("ALTER TABLE repository ALTER slug DROP NOT NULL");
        database.repository(11, 1, "nameless").pullRequest(105, 11, 1, 0, "aaaa");
        database.execute("UPDATE repository SET slug = NULL WHERE id = 11");
        database.report(10, "aaaa", null, 1).report(10, "aaaa", "smoke", 9).report(10, "aaaa", "", 0);
        String large = "[{\"title\":\"Notes\",\"value\":\"" + "x".repeat(1 << 20) + "\"},"
                + "{\"title\":\"Code Coverage\",\"value\":55.5}]";
        database.report(10, "aaaa", "codecoverage", 1, large);
        database.report(10, "aaaa", "sabug", 1, "Code Coverage is fine, they say");
        try (LogLines log = new LogLines();
                TestExporter exporter = started(database.url())) {
            exporter.call("refresh");
            assertEquals(
                    Set.of(" 11  CCL billing 0", "55.50 7 ci,codecoverage,sabug,smoke CCL billing 4"),
                    exporter.rows("open_pr_report"));
            for (String kind : List.of(
                    "pull requests in an unknown state: 2",
                    "reports with an unknown result: 1",
                    "repositories without a readable slug: 1",
                    "reports without a readable key: 2",
                    "reports whose DATA is not JSON: 1")) {
                assertEquals(1, log.with(kind).size(), kind + " in " + log.all());
            }
        }
    }

    @Test
    void activityInTheFutureWarnsOfTheTimeZoneUntilItIsRight() throws Exception {
        database.execute("UPDATE sta_pull_request SET updated_timestamp = localtimestamp + interval '2 h'");
        try (TestExporter exporter = started(database.url())) {
            String warning = (String) exporter.console("TimezoneWarning");
            assertTrue(warning.contains("in the future") && warning.contains("--timezone"), warning);
            database.execute("UPDATE sta_pull_request SET updated_timestamp = localtimestamp");
            exporter.call("refresh");
            assertNull(exporter.console("TimezoneWarning"));
        }
    }

    @Test
    void aChangeSinceTheLastRefreshThatSeemsHoursOldWarnsOfTheTimeZone() throws Exception {
        database.execute("UPDATE sta_pull_request SET updated_timestamp = localtimestamp - interval '6 h'");
        try (TestExporter exporter = started(database.url())) {
            assertNull(exporter.console("TimezoneWarning"), "a quiet night is no wrong zone");
            database.execute("UPDATE sta_pull_request SET updated_timestamp = localtimestamp - interval '5 h'");
            exporter.call("refresh");
            String warning = (String) exporter.console("TimezoneWarning");
            assertTrue(warning.contains("appears to be 5 h 0 min old"), warning);
        }
    }

    @Test
    void anUnknownProjectIsAnsweredWithThoseThereAre() throws Exception {
        try (TestExporter exporter = started(database.url())) {
            RuntimeMBeanException thrown =
                    assertThrows(RuntimeMBeanException.class, () -> exporter.call("missingReports", "ccl"));
            assertEquals(
                    "There is no project ccl; there are CCL", thrown.getCause().getMessage());
            String table = exporter.call("missingReports", "CCL");
            assertTrue(table.contains("billing") && table.contains("#7") && table.contains("sast"), table);
            assertFalse(table.contains("ci"), table);
        }
    }

    @Test
    void explainShowsAPlanForEachStatementAndNoneWalksALargeTable() throws Exception {
        try (TestExporter exporter = started(database.url())) {
            String text = exporter.call("explain");
            assertEquals(12, text.lines().filter(line -> line.startsWith("== ")).count(), text);
            assertEquals(
                    12,
                    text.lines()
                            .filter(line -> line.startsWith("Execution Time"))
                            .count(),
                    text);
            assertFalse(text.contains("Seq Scan on sta_pull_request"), text);
            assertFalse(text.contains("Seq Scan on \"AO_2AD648_INSIGHT_REPORT\""), text);
        }
    }

    private static TestExporter started(String url, String... settings) throws Exception {
        TestExporter exporter = TestExporter.start(url, settings);
        Wait.until("the database is read", exporter::isUp);
        assertNotNull(exporter.rows("pr_num"));
        return exporter;
    }
}
