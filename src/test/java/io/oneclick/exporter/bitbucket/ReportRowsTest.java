package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.model.Report;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportRowsTest extends SourceCase {

    private static final String COVERAGE = "[{\"title\":\"Code Coverage\",\"type\":\"PERCENTAGE\",\"value\":81.25}]";
    private static final long MANY = 1_000;

    @BeforeEach
    void openPullRequest() throws Exception {
        database.pullRequest(101, 10, 1, 0, "head");
    }

    /** @param needed the one key that is listed or required */
    private Map<Long, SortedMap<String, Report>> read(String needed, long most, boolean isDetailed) throws Exception {
        return source.database().read(BitbucketSource.WITH_FLOW, session -> new ReportRows(
                        session, skipped, needed::equals, most, isDetailed)
                .read(ClosedWindow.endingAt(session.now(), Duration.ofMinutes(1), ZoneOffset.UTC)));
    }

    private void reports(int count) throws Exception {
        database.insert("""
                INSERT INTO "AO_2AD648_INSIGHT_REPORT" ("REPOSITORY_ID", "COMMIT_ID", "REPORT_KEY", "RESULT_ID", "TITLE",
                  "CREATED_DATE")
                SELECT 10, 'head', 'key' || i, 1, 'A report', localtimestamp FROM generate_series(1, ?) AS i
                """, count);
    }

    private static String text(Map<Long, SortedMap<String, Report>> reports) {
        StringBuilder text = new StringBuilder();
        reports.get(101L).values().forEach(report -> text.append(report.key())
                .append(' ')
                .append(report.result())
                .append(' ')
                .append(report.codeCoverage())
                .append('\n'));
        return text.toString();
    }

    @Test
    void theNewestReportOfEachKeyCounts() throws Exception {
        database.report(10, "head", "ci", 0).report(10, "head", "ci", 1).report(10, "older", "ci", 0);
        database.report(10, "head", "coverage", null, COVERAGE).report(11, "head", "sast", 0);
        assertEquals("""
                ci SUCCESS null
                coverage NONE 81.25
                """, text(read("", MANY, true)));
        assertEquals(Map.of(), skipped());
    }

    @Test
    void whatCannotBeReadIsCountedAndTheReportStays() throws Exception {
        database.report(10, "head", "ci", 7).report(10, "head", "sast", 1, "Code Coverage, but no JSON");
        database.report(10, "head", "", 1);
        assertEquals("""
                ci UNKNOWN null
                sast SUCCESS null
                """, text(read("", MANY, true)));
        assertEquals(
                Map.of(
                        "reports with an unknown result", 1,
                        "reports whose DATA is not JSON", 1,
                        "reports without a readable key", 1),
                skipped());
    }

    @Test
    void longDataIsFetchedForTheNewestReportOfAKey() throws Exception {
        String text = COVERAGE.replace("]", ",\"" + "x".repeat(10_000) + "\"]");
        database.report(10, "head", "long", 1, text.replace("81.25", "12")).report(10, "head", "long", 1, text);
        assertEquals("long SUCCESS 81.25\n", text(read("", MANY, true)));
    }

    @Test
    void withoutDetailsNoCoverageIsReadAndEqualReportsAreOneObject() throws Exception {
        database.pullRequest(102, 10, 2, 0, "other");
        database.report(10, "head", "ci", 1, COVERAGE).report(10, "other", "ci", 1);
        database.report(10, "other", "sast", 1, COVERAGE.replace("]", ",\"" + "x".repeat(10_000) + "\"]"));
        Map<Long, SortedMap<String, Report>> reports = read("", MANY, false);
        assertEquals("ci SUCCESS null\n", text(reports));
        assertSame(reports.get(101L).get("ci"), reports.get(102L).get("ci"));
        assertNull(reports.get(102L).get("sast").codeCoverage());
    }

    @Test
    void pastTwoHundredKeysOnAPullRequestOnlyThoseThatAreNeededCome() throws Exception {
        reports(ReportRows.MAX_KEYS + 5);
        database.report(10, "head", "needed", 1);
        SortedMap<String, Report> reports = read("needed", MANY, true).get(101L);
        assertEquals("needed", reports.get("needed").key());
        assertEquals(ReportRows.MAX_KEYS + 6 - skipped().get(ReportRows.TOO_MANY), reports.size());
        assertOneMoreAtMost(ReportRows.MAX_KEYS, reports.size());
    }

    @Test
    void pastWhatTheHeapHoldsOnlyThoseThatAreNeededCome() throws Exception {
        reports(5);
        database.report(10, "head", "needed", 1);
        SortedMap<String, Report> reports = read("needed", 3, true).get(101L);
        assertEquals("needed", reports.get("needed").key());
        assertEquals(6 - skipped().get(ReportRows.TOO_MANY), reports.size());
        assertOneMoreAtMost(3, reports.size());
    }

    /** Rows come in any order: the needed report may be among the first ones or come on top of them. */
    private static void assertOneMoreAtMost(int most, int size) {
        assertTrue(size == most || size == most + 1, () -> size + " reports");
    }
}
