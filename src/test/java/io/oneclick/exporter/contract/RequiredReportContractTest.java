package io.oneclick.exporter.contract;

import org.junit.jupiter.api.Test;

/** What the contract says of required reports, of those that are missing, and of the summary of checks. */
class RequiredReportContractTest extends ContractCase {

    @Test
    void aRepositoryRequiresItsOwnKeysTogetherWithItsProjects() throws Exception {
        ccl().mergeCheck("REPOSITORY", 10, "sast")
                .mergeCheck("PROJECT", 1, "ci")
                .mergeCheck("PROJECT", 1, "sast");
        shows(
                "oneclick_check_summary",
                "{enabled_checks=\"ci,sast\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"2\"} 1");
    }

    @Test
    void anIdIsNeverReadWithoutItsScope() throws Exception {
        database.project(7, "SEVEN").repository(8, 7, "eight").pullRequest(1, 8, 1, OPEN, "c");
        database.project(8, "EIGHT").repository(7, 8, "seven").pullRequest(2, 7, 1, OPEN, "c");
        database.mergeCheck("REPOSITORY", 7, "ci").mergeCheck("PROJECT", 7, "sast");
        shows(
                "oneclick_check_summary",
                "{enabled_checks=\"ci\",project=\"EIGHT\",stash_repo=\"seven\",valid_appearance=\"1\"} 1",
                "{enabled_checks=\"sast\",project=\"SEVEN\",stash_repo=\"eight\",valid_appearance=\"1\"} 1");
    }

    @Test
    void otherScopesRequireNothing() throws Exception {
        ccl().mergeCheck("GLOBAL", 10, "ci").mergeCheck("repository", 10, "ci").mergeCheck("Project", 1, "ci");
        shows("oneclick_check_summary", "{project=\"CCL\",stash_repo=\"api\",valid_appearance=\"0\"} 1");
    }

    @Test
    void theSummaryHasEveryRepositoryOfTheListedProjects() throws Exception {
        ccl().repository(11, 1, "never-used").project(2, "QUIET").repository(20, 2, "quiet");
        shows(
                "oneclick_check_summary",
                "{project=\"CCL\",stash_repo=\"api\",valid_appearance=\"0\"} 1",
                "{project=\"CCL\",stash_repo=\"never-used\",valid_appearance=\"0\"} 1");
    }

    @Test
    void theSummaryHasAllRequiredKeysKnownOrNotSortedAndEachOnce() throws Exception {
        ccl();
        for (String key : new String[] {"zzz", "ci", "aaa", "ci", "a,b"}) {
            database.mergeCheck("REPOSITORY", 10, key);
        }
        shows(
                "oneclick_check_summary",
                "{enabled_checks=\"a,b,aaa,ci,zzz\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"4\"} 1");
    }

    @Test
    void aPullRequestIsMissingAReportWhenOneRequiredKnownKeyHasNone() throws Exception {
        ccl().mergeCheck("REPOSITORY", 10, "ci").mergeCheck("PROJECT", 1, "sast");
        database.pullRequest(2, 10, 2, OPEN, "none")
                .pullRequest(3, 10, 3, OPEN, "half")
                .report(10, "half", "ci", 1);
        database.pullRequest(4, 10, 4, OPEN, "full").report(10, "full", "ci", 1).report(10, "full", "sast", 0);
        database.pullRequest(5, 10, 5, MERGED, "merged", WINDOW_START);
        database.pullRequest(6, 10, 6, DECLINED, "late", WINDOW_END);
        counts(
                "oneclick_pr_missing_report",
                "{pr_state=\"merged\",project=\"CCL\"} 1",
                "{pr_state=\"open\",project=\"CCL\"} 2");
    }

    @Test
    void aReportOfAnyResultIsNotMissing() throws Exception {
        ccl().mergeCheck("REPOSITORY", 10, "ci")
                .mergeCheck("REPOSITORY", 10, "sast")
                .mergeCheck("PROJECT", 1, "smoke");
        database.pullRequest(2, 10, 2, OPEN, "c");
        database.report(10, "c", "ci", 0).report(10, "c", "sast", null).report(10, "c", "smoke", 7);
        counts("oneclick_pr_missing_report");
    }

    @Test
    void aRepositoryThatRequiresUnknownKeysOnlyMissesNothing() throws Exception {
        ccl().mergeCheck("REPOSITORY", 10, "lint")
                .mergeCheck("PROJECT", 1, "CI")
                .pullRequest(2, 10, 2, OPEN, "c");
        counts("oneclick_pr_missing_report");
    }

    @Test
    void aRepositoryThatRequiresNothingMissesNothing() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "c");
        counts("oneclick_pr_missing_report");
    }
}
