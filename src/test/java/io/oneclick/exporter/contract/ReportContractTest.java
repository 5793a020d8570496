package io.oneclick.exporter.contract;

import io.oneclick.exporter.settings.Setting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract says of reports: which count, and how their results do. */
class ReportContractTest extends ContractCase {

    @BeforeEach
    void openPullRequest() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "head");
    }

    private void present(String labels) throws Exception {
        shows("oneclick_open_pr_report", "{pr_no=\"2\"," + labels + "} 1");
    }

    @Test
    void aReportHasThePullRequestsCommitAndTargetRepository() throws Exception {
        database.repository(11, 1, "web").report(10, "head", "ci", 1).report(10, "older", "sast", 1);
        database.report(11, "head", "smoke", 1);
        present("present_reports=\"ci\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"1\"");
    }

    @Test
    void theReportOfAForksPullRequestLiesInTheTargetRepository() throws Exception {
        database.repository(11, 1, "fork").pullRequest(3, 11, 10, 3, MERGED, "forked", WINDOW_START);
        database.report(10, "forked", "ci", 1).report(11, "forked", "sast", 1);
        shows(
                "oneclick_closed_pr_report",
                "{pr_no=\"3\",present_reports=\"ci\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"1\"} 1");
    }

    @Test
    void ofSeveralRowsTheOneWithTheHighestIdCounts() throws Exception {
        database.report(10, "head", "ci", 0).report(10, "head", "ci", 1).report(10, "head", "ci", 0);
        database.execute("UPDATE \"AO_2AD648_INSIGHT_REPORT\" SET \"ID\" = 1000, \"CREATED_DATE\" = '2001-01-01'"
                + " WHERE \"RESULT_ID\" = 1");
        counts(
                "oneclick_result_report",
                "{project=\"CCL\",report=\"ci\",status=\"success\"} 1",
                "{project=\"CCL\",report=\"ci\",status=\"total\"} 1");
    }

    @Test
    void resultOneIsAPassZeroAFailureNullNoResult() throws Exception {
        database.report(10, "head", "ci", 1).report(10, "head", "sast", 0).report(10, "head", "smoke", null);
        counts(
                "oneclick_result_report",
                "{project=\"CCL\",report=\"ci\",status=\"success\"} 1",
                "{project=\"CCL\",report=\"ci\",status=\"total\"} 1",
                "{project=\"CCL\",report=\"sast\",status=\"failure\"} 1",
                "{project=\"CCL\",report=\"sast\",status=\"total\"} 1",
                "{project=\"CCL\",report=\"smoke\",status=\"notAvailable\"} 1");
    }

    @Test
    void anotherResultIsPresentAndNeitherPassNorFailureNorMissing() throws Exception {
        database.report(10, "head", "ci", 7).mergeCheck("REPOSITORY", 10, "ci");
        counts("oneclick_result_report");
        counts("oneclick_pr_missing_report");
        present("present_reports=\"ci\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"1\"");
    }

    @Test
    void totalIsSuccessPlusFailureOverOpenPullRequestsOnly() throws Exception {
        database.pullRequest(3, 10, 3, OPEN, "three").pullRequest(4, 10, 4, OPEN, "four");
        database.pullRequest(5, 10, 5, MERGED, "five", WINDOW_START).report(10, "five", "ci", 1);
        database.report(10, "head", "ci", 1).report(10, "three", "ci", 1).report(10, "four", "ci", 0);
        counts(
                "oneclick_result_report",
                "{project=\"CCL\",report=\"ci\",status=\"failure\"} 1",
                "{project=\"CCL\",report=\"ci\",status=\"success\"} 2",
                "{project=\"CCL\",report=\"ci\",status=\"total\"} 3");
    }

    @Test
    void notAvailableIsNoResultPlusRequiredAndNotThere() throws Exception {
        database.mergeCheck("REPOSITORY", 10, "ci").report(10, "head", "ci", null);
        database.pullRequest(3, 10, 3, OPEN, "three")
                .pullRequest(4, 10, 4, OPEN, "four")
                .report(10, "four", "ci", 0);
        counts(
                "oneclick_result_report",
                "{project=\"CCL\",report=\"ci\",status=\"failure\"} 1",
                "{project=\"CCL\",report=\"ci\",status=\"notAvailable\"} 2",
                "{project=\"CCL\",report=\"ci\",status=\"total\"} 1");
    }

    @Test
    void aReportThatIsNeitherThereNorRequiredIsNotUnavailable() throws Exception {
        counts("oneclick_result_report");
    }

    @Test
    void presentReportsAreTheKnownKeysSortedAndJoinedAndCounted() throws Exception {
        for (String key : new String[] {"snyk", "ci", "lint", "savul", "CI"}) {
            database.report(10, "head", key, null);
        }
        present("present_reports=\"ci,savul,snyk\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"3\"");
    }

    @Test
    void theKnownKeysAreASetting() throws Exception {
        settings.put(Setting.REPORTS, "lint, ci");
        database.report(10, "head", "lint", 1).report(10, "head", "sast", 1).mergeCheck("PROJECT", 1, "sast");
        present("present_reports=\"lint\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"1\"");
        counts(
                "oneclick_result_report",
                "{project=\"CCL\",report=\"lint\",status=\"success\"} 1",
                "{project=\"CCL\",report=\"lint\",status=\"total\"} 1");
        counts("oneclick_pr_missing_report");
    }

    @Test
    void aStarMeansEveryKeyFoundOnAPullRequestOrRequired() throws Exception {
        settings.put(Setting.REPORTS, "*");
        database.report(10, "head", "lint", 1).mergeCheck("PROJECT", 1, "licences");
        present("present_reports=\"lint\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"1\"");
        counts("oneclick_pr_missing_report", "{pr_state=\"open\",project=\"CCL\"} 1");
        shows(
                "oneclick_result_report",
                "{project=\"CCL\",report=\"licences\",status=\"failure\"} 0",
                "{project=\"CCL\",report=\"licences\",status=\"notAvailable\"} 1",
                "{project=\"CCL\",report=\"licences\",status=\"success\"} 0",
                "{project=\"CCL\",report=\"licences\",status=\"total\"} 0",
                "{project=\"CCL\",report=\"lint\",status=\"failure\"} 0",
                "{project=\"CCL\",report=\"lint\",status=\"notAvailable\"} 0",
                "{project=\"CCL\",report=\"lint\",status=\"success\"} 1",
                "{project=\"CCL\",report=\"lint\",status=\"total\"} 1");
    }
}
