package io.oneclick.exporter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample by plain SQL, written from the contract and not with the product's statements. */
class SampleTest {

    private static final List<String> PROJECTS =
            List.of("APIPTM", "CCL", "CPC", "DEMO", "MAP", "NAP", "OCC", "ONECC", "SAPP", "TEST");
    private static final List<String> KNOWN =
            List.of("ci", "codecoverage", "sabug", "sasmell", "sast", "savul", "smoke", "snyk");

    /** Of each project and state, the pull requests of a minute from now that miss a known required report. */
    private static final String MISSING = """
            WITH minute AS (SELECT date_trunc('minute', now() AT TIME ZONE 'UTC' + make_interval(mins => ?)) AS upto)
            SELECT concat_ws(' ', p.project_key, wanted, (
                SELECT count(DISTINCT pr.id)
                FROM minute, sta_pull_request pr
                JOIN repository r ON r.id = pr.to_repository_id
                JOIN "AO_2AD648_MERGE_CHECK" m
                    ON m."RESOURCE_ID" = CASE m."SCOPE_TYPE" WHEN 'PROJECT' THEN r.project_id ELSE r.id END
                WHERE r.project_id = p.id AND pr.pr_state = wanted
                    AND m."REPORT_KEY" IN ('ci', 'codecoverage', 'sast', 'smoke', 'snyk', 'sabug', 'sasmell', 'savul')
                    AND (wanted = 0 OR pr.closed_timestamp >= upto - interval '1 minute' AND pr.closed_timestamp < upto)
                    AND (pr.to_repository_id, pr.from_hash, m."REPORT_KEY") NOT IN (
                        SELECT "REPOSITORY_ID", "COMMIT_ID", "REPORT_KEY" FROM "AO_2AD648_INSIGHT_REPORT")))
            FROM project p CROSS JOIN generate_series(0, 2) wanted
            WHERE p.project_key NOT LIKE '~%'
            ORDER BY p.project_key, wanted
            """;

    private static TestDatabase database;

    @BeforeAll
    static void load() throws Exception {
        database = TestDatabase.create();
        Sample.load(database.address());
    }

    @AfterAll
    static void drop() throws Exception {
        database.close();
    }

    @Test
    void onePullRequestOfCclMissesAReportAndNoOtherNowAndInTheMinutesToCome() throws Exception {
        List<String> expected = new ArrayList<>();
        for (String project : PROJECTS) {
            for (int state = 0; state <= 2; state++) {
                expected.add(project + " " + state + " " + (project.equals("CCL") && state == 0 ? 1 : 0));
            }
        }
        for (int minutes = 0; minutes <= 6; minutes++) {
            assertEquals(expected, database.ask(MISSING, minutes), minutes + " minutes after the start");
        }
    }

    @Test
    void theTenProjectsHaveOpenPullRequestsAndThePersonalOnesTheirOwn() throws Exception {
        assertEquals(
                PROJECTS,
                database.ask("SELECT DISTINCT project_key FROM sta_pull_request pr JOIN repository r"
                        + " ON r.id = to_repository_id JOIN project p ON p.id = project_id"
                        + " WHERE pr_state = 0 AND project_type = 0 ORDER BY 1"));
        assertEquals(
                List.of("~alice", "~bob"),
                database.ask("SELECT DISTINCT project_key FROM sta_pull_request pr JOIN repository r"
                        + " ON r.id = to_repository_id JOIN project p ON p.id = project_id"
                        + " JOIN sta_personal_project s ON s.project_id = p.id WHERE pr_state = 0 ORDER BY 1"));
        assertBetween(
                2,
                6,
                "SELECT min(n) FROM (SELECT count(*) n FROM repository r JOIN project p"
                        + " ON p.id = project_id WHERE project_type = 0 GROUP BY project_id) counts");
        assertBetween(2, 6, "SELECT max(n) FROM (SELECT count(*) n FROM repository GROUP BY project_id) counts");
    }

    @Test
    void thereAreDozensOfOpenPullRequestsAndHundredsOfClosedOnes() throws Exception {
        assertBetween(30, 60, "SELECT count(*) FROM sta_pull_request WHERE pr_state = 0");
        assertBetween(200, 600, "SELECT count(*) FROM sta_pull_request WHERE pr_state > 0");
        assertEquals(
                List.of(),
                database.ask("SELECT id FROM sta_pull_request WHERE (pr_state = 0) <> (closed_timestamp IS NULL)"
                        + " OR closed_timestamp > now() AT TIME ZONE 'UTC' OR closed_timestamp < created_timestamp"));
    }

    @Test
    void someWereMergedAndDeclinedInTheMinutesBeforeTheStart() throws Exception {
        String closed = "SELECT count(*) FROM sta_pull_request WHERE pr_state = %d"
                + " AND closed_timestamp > now() AT TIME ZONE 'UTC' - interval '5 minutes'";
        assertBetween(10, 30, closed.formatted(1));
        assertBetween(3, 15, closed.formatted(2));
        assertBetween(
                8,
                8,
                "SELECT count(*) FROM sta_pull_request WHERE date_trunc('minute', closed_timestamp) ="
                        + " (SELECT date_trunc('minute', max(closed_timestamp)) FROM sta_pull_request)");
    }

    /** Else the windows, which end with the last full minute, would hold other rows at each second. */
    @Test
    void timesAreCountedBackFromTheStartOfAMinute() throws Exception {
        for (String time : List.of(
                "max(closed_timestamp) + interval '1 second' AS at FROM sta_pull_request",
                "max(updated_timestamp) + interval '1 second' AS at FROM sta_pull_request WHERE pr_state > 0",
                "max(rescoped_timestamp) + interval '5 minutes' AS at FROM sta_pull_request WHERE pr_state = 0")) {
            assertBetween(
                    1, 1, "SELECT count(*) FROM (SELECT " + time + ") AS newest WHERE at = date_trunc('minute', at)");
        }
    }

    @Test
    void openPullRequestsHaveEveryKnownReportSomeUnknownOnesAndEveryResult() throws Exception {
        String open = " FROM \"AO_2AD648_INSIGHT_REPORT\" JOIN sta_pull_request"
                + " ON from_hash = \"COMMIT_ID\" AND to_repository_id = \"REPOSITORY_ID\" WHERE pr_state = 0";
        List<String> keys = database.ask("SELECT DISTINCT \"REPORT_KEY\"" + open + " ORDER BY 1");
        assertTrue(keys.containsAll(KNOWN), keys.toString());
        assertTrue(keys.size() >= KNOWN.size() + 2, keys.toString());
        assertEquals(
                List.of("0", "1", "none"),
                database.ask("SELECT DISTINCT coalesce(\"RESULT_ID\"::text, 'none')" + open + " ORDER BY 1"));
    }

    @Test
    void coverageIsANumberWhereThereIsOneAndSomeReportsHaveNoData() throws Exception {
        String coverage =
                "SELECT count(*) FROM \"AO_2AD648_INSIGHT_REPORT\", jsonb_array_elements(\"DATA\"::jsonb) item"
                        + " WHERE item->>'title' = 'Code Coverage' AND ";
        assertBetween(100, 2000, coverage + "(item->>'value')::numeric BETWEEN 50 AND 100");
        assertBetween(0, 0, coverage + "jsonb_typeof(item->'value') <> 'number'");
        assertBetween(
                5,
                500,
                "SELECT count(*) FROM \"AO_2AD648_INSIGHT_REPORT\""
                        + " WHERE \"REPORT_KEY\" = 'codecoverage' AND \"DATA\" IS NULL");
    }

    @Test
    void theFlowFamiliesHaveSomethingToShowAtOnce() throws Exception {
        String now = "now() AT TIME ZONE 'UTC'";
        String open = "SELECT count(DISTINCT pr.id) FROM sta_pull_request pr"
                + " JOIN sta_pr_participant p ON p.pr_id = pr.id AND pr_role > 0 WHERE pr_state = 0 AND ";
        assertBetween(5, 20, open + "participant_status = 1 AND last_reviewed_commit = from_hash");
        assertBetween(5, 20, open + "participant_status = 2 AND last_reviewed_commit = from_hash");
        assertBetween(3, 15, open + "participant_status = 1 AND last_reviewed_commit <> from_hash");
        assertBetween(
                1,
                10,
                "SELECT count(*) FROM sta_pull_request WHERE pr_state = 0"
                        + " AND id NOT IN (SELECT pr_id FROM sta_pr_participant WHERE pr_role = 1)");
        assertBetween(
                1,
                5,
                "SELECT count(*) FROM sta_pull_request WHERE pr_state = 0 AND created_timestamp < " + now
                        + " - interval '90 days'");
        for (String window : List.of("1 day", "7 days", "30 days", "90 days")) {
            String merged = "SELECT count(*) FROM sta_pull_request WHERE pr_state = 1 AND closed_timestamp > " + now
                    + " - interval '" + window + "'";
            assertBetween(15, 400, merged);
            assertBetween(
                    15,
                    400,
                    merged + " AND id IN (SELECT pr_id FROM sta_pr_activity JOIN sta_activity a ON a.id = activity_id"
                            + " WHERE user_id IN (SELECT user_id FROM sta_normal_user) AND pr_action = 3)");
        }
        assertEquals(
                List.of("CANCELLED", "FAILED", "INPROGRESS", "SUCCESSFUL", "UNKNOWN"),
                database.ask("SELECT DISTINCT state FROM bb_build_status JOIN sta_pull_request ON from_hash = commit_id"
                        + " WHERE pr_state = 0 ORDER BY 1"));
    }

    @Test
    void theSameRowsAreWrittenEveryTime() throws Exception {
        try (TestDatabase again = TestDatabase.create()) {
            Sample.load(again.address());
            for (String rows : List.of(
                    "SELECT concat_ws('|', id, scoped_id, pr_state, to_repository_id, from_hash, title)"
                            + " FROM sta_pull_request ORDER BY id",
                    "SELECT concat_ws('|', \"ID\", \"COMMIT_ID\", \"REPORT_KEY\", \"RESULT_ID\", \"DATA\")"
                            + " FROM \"AO_2AD648_INSIGHT_REPORT\" ORDER BY \"ID\"",
                    "SELECT concat_ws('|', id, pr_id, pr_role, user_id, participant_status, last_reviewed_commit)"
                            + " FROM sta_pr_participant ORDER BY id",
                    "SELECT concat_ws('|', id, pr_id, pr_action, user_id)"
                            + " FROM sta_activity JOIN sta_pr_activity ON activity_id = id ORDER BY id",
                    "SELECT concat_ws('|', id, commit_id, build_key, state, duration, repository_id)"
                            + " FROM bb_build_status ORDER BY id")) {
                assertEquals(database.ask(rows), again.ask(rows));
            }
        }
    }

    /** The six families of metrics.md depend on these rows alone, and on these ages of the ones just closed. */
    @Test
    void theRowsThatTheReportFamiliesAreMadeOfAreTheOnesOfTheSamplePage() throws Exception {
        List<String> expected = List.of(
                "48015e5b2bb6166479fa27d96194ec27",
                "0f0ca3ca37b283dab2c01513f7fa923c",
                "7fdea14fa9d3588f7f6279e622f144e2");
        String digest = "SELECT md5(string_agg(line, chr(10) ORDER BY line COLLATE \"C\")) FROM (%s) AS lines (line)";
        List<String> actual = new ArrayList<>();
        for (String rows : List.of(
                "SELECT concat_ws('|', project_key, slug, scoped_id, pr_state, from_repository_id, from_hash, CASE WHEN"
                        + " closed_timestamp > now() AT TIME ZONE 'UTC' - interval '8 minutes' THEN round(extract(epoch"
                        + " FROM closed_timestamp - (SELECT max(closed_timestamp) FROM sta_pull_request))) END)"
                        + " FROM sta_pull_request JOIN repository r ON r.id = to_repository_id"
                        + " JOIN project p ON p.id = project_id",
                "SELECT concat_ws('|', \"ID\", \"REPOSITORY_ID\", \"COMMIT_ID\", \"REPORT_KEY\", \"RESULT_ID\", \"DATA\")"
                        + " FROM \"AO_2AD648_INSIGHT_REPORT\"",
                "SELECT concat_ws('|', \"SCOPE_TYPE\", \"RESOURCE_ID\", \"REPORT_KEY\") FROM \"AO_2AD648_MERGE_CHECK\"")) {
            actual.addAll(database.ask(digest.formatted(rows)));
        }
        assertEquals(expected, actual);
    }

    private static void assertBetween(int least, int most, String sql) throws Exception {
        int count = Integer.parseInt(database.ask(sql).get(0));
        assertTrue(least <= count && count <= most, count + " of " + sql);
    }
}
