package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the contract says of projects. */
class ProjectContractTest extends ContractCase {

    private static final String STATES = """
            {pr_state="declined",project="CCL"} 0
            {pr_state="merged",project="CCL"} 0
            {pr_state="open",project="CCL"} 0
            """;

    @Test
    void aProjectIsNamedByItsKey() throws Exception {
        ccl().execute("UPDATE project SET name = 'Customer Care'");
        assertEquals(STATES, series().family("oneclick_pr_num"));
    }

    @Test
    void personalProjectsAreLeftOutByTheirRow() throws Exception {
        ccl().personal(2, "LOOKSNORMAL").repository(20, 2, "mine").pullRequest(2, 20, 1, OPEN, "c");
        database.report(20, "c", "ci", 1).mergeCheck("REPOSITORY", 20, "ci");
        assertTrue(!series().toString().contains("LOOKSNORMAL"));
    }

    @Test
    void personalProjectsAreLeftOutByTheirKey() throws Exception {
        ccl().project(2, "~alice").repository(20, 2, "mine").pullRequest(2, 20, 1, OPEN, "c");
        database.report(20, "c", "ci", 1).mergeCheck("REPOSITORY", 20, "ci");
        assertTrue(!series().toString().contains("alice"));
    }

    @Test
    void aTildeInsideAKeyIsNoPersonalProject() throws Exception {
        database.project(1, "A~B").repository(10, 1, "api").pullRequest(1, 10, 1, OPEN, "c");
        counts("oneclick_pr_num", "{pr_state=\"open\",project=\"A~B\"} 1");
    }

    @Test
    void theListedProjectsAreThoseIntoWhoseRepositoriesAPullRequestWasEverOpened() throws Exception {
        ccl().project(2, "QUIET").repository(20, 2, "quiet").project(3, "EMPTY");
        database.pullRequest(2, 20, 10, 2, MERGED, "fork", WINDOW_START.minusYears(3));
        assertEquals(STATES, series().family("oneclick_pr_num"));
    }

    @Test
    void aPullRequestInAnUnknownStateWasOpenedToo() throws Exception {
        database.project(1, "CCL").repository(10, 1, "api").pullRequest(1, 10, 1, 7, "c");
        assertEquals(STATES, series().family("oneclick_pr_num"));
    }

    @Test
    void everyListedProjectHasEveryStateZerosIncluded() throws Exception {
        ccl();
        assertEquals(STATES, series().family("oneclick_pr_num"));
        assertEquals(STATES, series().family("oneclick_pr_missing_report"));
    }

    @Test
    void everyListedProjectHasEveryReportAndStatusZerosIncluded() throws Exception {
        ccl();
        StringBuilder expected = new StringBuilder();
        for (String report :
                new String[] {"ci", "codecoverage", "sabug", "sasmell", "sast", "savul", "smoke", "snyk"}) {
            for (String status : new String[] {"failure", "notAvailable", "success", "total"}) {
                expected.append("{project=\"CCL\",report=\"%s\",status=\"%s\"} 0\n".formatted(report, status));
            }
        }
        assertEquals(expected.toString(), series().family("oneclick_result_report"));
    }

    @Test
    void projectsOfOneKeyInTwoNamespacesAreOneProject() throws Exception {
        ccl().project(2, "OTHER").repository(20, 2, "web");
        database.execute("UPDATE project SET namespace = 'mirror', project_key = 'CCL' WHERE id = 2");
        database.pullRequest(2, 10, 2, OPEN, "c").pullRequest(3, 20, 1, OPEN, "c");
        counts("oneclick_pr_num", "{pr_state=\"open\",project=\"CCL\"} 2");
    }

    @Test
    void withoutAListedProjectThereIsNoSeriesAtAll() throws Exception {
        database.project(1, "CCL").repository(10, 1, "api").mergeCheck("PROJECT", 1, "ci");
        assertEquals("", series().toString());
    }
}
