package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.model.SkippedRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract says of pull requests, their states and the window of the closed ones. */
class PullRequestContractTest extends ContractCase {

    @Test
    void aPullRequestBelongsToTheProjectOfItsTargetRepository() throws Exception {
        ccl().project(2, "FORK").repository(20, 2, "fork").pullRequest(2, 20, 10, 2, OPEN, "c", null);
        counts("oneclick_pr_num", "{pr_state=\"open\",project=\"CCL\"} 1");
    }

    @Test
    void stateZeroIsOpenOneMergedTwoDeclined() throws Exception {
        ccl().pullRequest(2, 10, 2, 0, "c");
        database.pullRequest(3, 10, 3, 1, "c", WINDOW_START).pullRequest(4, 10, 4, 1, "c", WINDOW_START);
        for (int id = 5; id < 8; id++) {
            database.pullRequest(id, 10, id, 2, "c", WINDOW_START);
        }
        counts(
                "oneclick_pr_num",
                "{pr_state=\"declined\",project=\"CCL\"} 3",
                "{pr_state=\"merged\",project=\"CCL\"} 2",
                "{pr_state=\"open\",project=\"CCL\"} 1");
    }

    @Test
    void anotherCodeIsCountedNowhereAndNamed() throws Exception {
        ccl().mergeCheck("PROJECT", 1, "ci");
        for (int state : new int[] {3, -1, 99}) {
            database.pullRequest(100 + state, 10, 100 + state, state, "c", WINDOW_START);
        }
        counts("oneclick_pr_num");
        counts("oneclick_pr_missing_report");
        counts("oneclick_result_report");
        shows("oneclick_open_pr_report");
        shows("oneclick_closed_pr_report");
        try (Product product = new Product(database, settings)) {
            List<SkippedRows> skipped = product.read().skippedRows();
            assertEquals(1, skipped.size());
            assertEquals(3, skipped.get(0).count());
        }
    }

    @Test
    void openCountsEveryOpenPullRequestWhenverItWasOpenedOrReopened() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "c").pullRequest(3, 10, 3, OPEN, "c", WINDOW_START);
        database.execute(
                "UPDATE sta_pull_request SET created_timestamp = '2009-01-01', updated_timestamp = '2009-01-01'");
        counts("oneclick_pr_num", "{pr_state=\"open\",project=\"CCL\"} 2");
        shows("oneclick_closed_pr_report");
    }

    @Test
    void thePullRequestsNumberIsTheOneOfItsRepository() throws Exception {
        ccl().pullRequest(9_000_000_000L, 10, 123_456_789, OPEN, "c");
        shows(
                "oneclick_open_pr_report",
                "{pr_no=\"123456789\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"0\"} 1");
    }

    @Test
    void eachPullRequestHasOneDetailSeriesOpenOrJustClosed() throws Exception {
        ccl().repository(11, 1, "web").pullRequest(2, 10, 2, OPEN, "c").pullRequest(3, 11, 2, OPEN, "c");
        database.pullRequest(4, 10, 4, MERGED, "c", WINDOW_START).pullRequest(5, 11, 5, DECLINED, "c", WINDOW_START);
        shows(
                "oneclick_open_pr_report",
                "{pr_no=\"2\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"0\"} 1",
                "{pr_no=\"2\",project=\"CCL\",stash_repo=\"web\",valid_appearance=\"0\"} 1");
        shows(
                "oneclick_closed_pr_report",
                "{pr_no=\"4\",project=\"CCL\",stash_repo=\"api\",valid_appearance=\"0\"} 1",
                "{pr_no=\"5\",project=\"CCL\",stash_repo=\"web\",valid_appearance=\"0\"} 1");
    }

    @Test
    void aTimestampThatIsNoDateDisturbsNothing() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "c").pullRequest(3, 10, 3, MERGED, "c", WINDOW_START);
        for (String odd : new String[] {"infinity", "-infinity", "4000-01-01 BC", "290000-01-01"}) {
            database.execute("UPDATE sta_pull_request SET created_timestamp = '" + odd + "', updated_timestamp = '"
                    + odd + "'; UPDATE sta_pull_request SET closed_timestamp = '" + odd + "' WHERE id = 1");
            counts(
                    "oneclick_pr_num",
                    "{pr_state=\"merged\",project=\"CCL\"} 1",
                    "{pr_state=\"open\",project=\"CCL\"} 1");
        }
    }
}
