package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.source.SourceException;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the old exporter gets wrong, and this one must not. That a scrape sees half: {@link WholeRefreshTest}. */
class OldMistakesTest extends ContractCase {

    private static final String COVERAGE = "[{\"title\":\"Code Coverage\",\"value\":50}]";

    @Test
    void twoWithSomeReportsAndTwoWithoutAnyAreFourThatMissOne() throws Exception {
        ccl().mergeCheck("REPOSITORY", 10, "ci").mergeCheck("REPOSITORY", 10, "sast");
        for (int id = 2; id < 6; id++) {
            database.pullRequest(id, 10, id, OPEN, "c" + id);
        }
        database.report(10, "c2", "ci", 1).report(10, "c3", "sast", 1);
        counts("oneclick_pr_missing_report", "{pr_state=\"open\",project=\"CCL\"} 4");
    }

    @Test
    void personalProjectsDoNotLeakIntoTheCounts() throws Exception {
        ccl().personal(2, "~bob")
                .repository(20, 2, "mine")
                .pullRequest(2, 20, 1, OPEN, "c")
                .report(20, "c", "ci", 1);
        counts("oneclick_pr_num");
        counts("oneclick_result_report");
    }

    @Test
    void aMergeCheckOfProjectSevenIsNotTakenForRepositorySevens() throws Exception {
        database.project(1, "CCL").repository(7, 1, "api").pullRequest(1, 7, 1, OPEN, "c");
        database.project(7, "SEVEN").mergeCheck("PROJECT", 7, "ci");
        counts("oneclick_pr_missing_report");
    }

    @Test
    void aReportOnAnotherRepositoryWithTheSameCommitIsNotAccepted() throws Exception {
        ccl().repository(11, 1, "copy").mergeCheck("REPOSITORY", 10, "ci").pullRequest(2, 10, 2, OPEN, "c");
        database.report(11, "c", "ci", 1);
        counts("oneclick_pr_missing_report", "{pr_state=\"open\",project=\"CCL\"} 1");
    }

    @Test
    void onePullRequestIsCountedOnceAndNotOncePerResult() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "c")
                .report(10, "c", "ci", null)
                .report(10, "c", "ci", 0)
                .report(10, "c", "ci", 1);
        counts(
                "oneclick_result_report",
                "{project=\"CCL\",report=\"ci\",status=\"success\"} 1",
                "{project=\"CCL\",report=\"ci\",status=\"total\"} 1");
    }

    @Test
    void noResultAndNoReportAddUpAndDoNotOverwriteEachOther() throws Exception {
        ccl().mergeCheck("PROJECT", 1, "ci").pullRequest(2, 10, 2, OPEN, "a").pullRequest(3, 10, 3, OPEN, "b");
        database.report(10, "a", "ci", null);
        counts("oneclick_result_report", "{project=\"CCL\",report=\"ci\",status=\"notAvailable\"} 2");
    }

    @Test
    void oneMalformedDataHidesTheCoverageOfNoOther() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "a").report(10, "a", "ci", 1, "[{");
        database.pullRequest(3, 10, 3, OPEN, "b").report(10, "b", "ci", 1, COVERAGE);
        shows(
                "oneclick_open_pr_report",
                "{code_coverage=\"50.00\",pr_no=\"3\",present_reports=\"ci\",project=\"CCL\",stash_repo=\"api\","
                        + "valid_appearance=\"1\"} 1",
                "{pr_no=\"2\",present_reports=\"ci\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"1\"} 1");
    }

    @Test
    void theListOfProjectsIsReadAnewEachTime() throws Exception {
        ccl();
        try (Product product = new Product(database, settings)) {
            assertEquals("", product.series().counted("oneclick_pr_num"));
            database.project(2, "NEW").repository(20, 2, "new").pullRequest(2, 20, 1, OPEN, "c");
            assertEquals(
                    "{pr_state=\"open\",project=\"NEW\"} 1\n", product.series().counted("oneclick_pr_num"));
            database.execute("DELETE FROM sta_pull_request WHERE id = 2");
            assertEquals("", product.series().counted("oneclick_pr_num"));
        }
    }

    @Test
    void closedPullRequestsDoNotClearTheOpenOnes() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "a").pullRequest(3, 10, 3, MERGED, "b", WINDOW_START);
        shows("oneclick_open_pr_report", "{pr_no=\"2\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"0\"} 1");
        shows("oneclick_closed_pr_report", "{pr_no=\"3\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"0\"} 1");
    }

    @Test
    void aReadEndsThoughTheDatabaseStalls() throws Exception {
        ccl();
        settings.put(Setting.STATEMENT_TIMEOUT, "200ms");
        try (Connection other = database.address().connect();
                Statement lock = other.createStatement();
                Product product = new Product(database, settings)) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE sta_pull_request IN ACCESS EXCLUSIVE MODE");
            assertThrows(SourceException.class, product::series);
            other.rollback();
            assertEquals("", product.series().counted("oneclick_pr_num"));
        }
    }
}
