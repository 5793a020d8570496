package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Settings;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flow reading costs the database, in statements and rows, beside the snapshot it comes with. */
class FlowCostTest {

    private static final int PARTICIPANTS = 3;
    private static final int ACTIVITIES = 4;
    private static final int BUILDS = 2;
    private static final List<String> LARGE =
            List.of("sta_pull_request", "sta_pr_participant", "sta_pr_activity", "sta_activity", "bb_build_status");
    private static final Query SCANS = new Query(
            "scans",
            "SELECT relname, seq_scan, idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = ANY (?::text[])");

    private TestDatabase database;

    /** What a flow reading adds to one transaction's account of a table, which is exact and needs no waiting. */
    private record Cost(int statements, Map<String, Long> fetched, Map<String, Long> sequential, String plans) {}

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        // The statistics are those of empty tables, and stay so until a test says otherwise.
        for (String table : LARGE) {
            database.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
        }
        database.execute("INSERT INTO stash_user SELECT generate_series(1, 100)");
        for (int id = 1; id <= 5; id++) {
            database.project(id, "P" + id).repository(id, id, "service");
        }
        database.execute("ANALYZE");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    /** Adds pull requests that were created, updated and, unless open, closed so many days ago, with what hangs on them. */
    private void add(int from, int count, int state, int days) throws SQLException {
        int to = from + count - 1;
        database.insert("""
                INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,
                  updated_timestamp, rescoped_timestamp, closed_timestamp, from_repository_id, to_repository_id,
                  from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash, title)
                SELECT n, 0, n, ?, at, at, at, CASE WHEN ? > 0 THEN at END,
                       1 + n % 5, 1 + n % 5, 'f', 't', 'f', 't', md5(n::text), 'base', 'A change'
                FROM generate_series(?, ?) AS n, (SELECT now() AT TIME ZONE 'UTC' - ? * interval '1 day' AS at) AS time
                """, state, state, from, to, days);
        database.insert("""
                INSERT INTO sta_pr_participant (id, pr_id, pr_role, user_id, participant_status)
                SELECT n * 10 + k, n, k, 1 + k, 0 FROM generate_series(?, ?) AS n, generate_series(0, ?) AS k
                """, from, to, PARTICIPANTS - 1);
        database.insert("""
                INSERT INTO sta_activity (id, activity_type, created_timestamp, user_id)
                SELECT n * 10 + k, 1, now(), 1 + k FROM generate_series(?, ?) AS n, generate_series(1, ?) AS k
                """, from, to, ACTIVITIES);
        database.insert("""
                INSERT INTO sta_pr_activity (activity_id, pr_id, pr_action)
                SELECT n * 10 + k, n, 1 FROM generate_series(?, ?) AS n, generate_series(1, ?) AS k
                """, from, to, ACTIVITIES);
        database.insert("""
                INSERT INTO bb_build_status (id, commit_id, state, build_key, url, created_date, updated_date,
                  repository_id, non_null_repository_id)
                SELECT n * 10 + k, md5(n::text), 'SUCCESSFUL', 'key' || k, 'u', now(), now(), 1 + n % 5, 1 + n % 5
                FROM generate_series(?, ?) AS n, generate_series(1, ?) AS k
                """, from, to, BUILDS);
    }

    private Cost read() throws Exception {
        Settings settings = TestSource.settings(database.readOnly().url());
        try (BitbucketSource source =
                new BitbucketSource(settings, StatementListener.NONE, new Logins(System::nanoTime))) {
            return source.database().read(BitbucketSource.WITH_FLOW, session -> {
                SnapshotReader reader = new SnapshotReader(session, settings, Capacity.ofThisJvm());
                Snapshot snapshot = reader.read();
                Map<String, Long> fetched = new TreeMap<>();
                Map<String, Long> sequential = new TreeMap<>();
                session.each(SCANS, List.of(LARGE), row -> {
                    fetched.put(row.getString("relname"), -row.getLong("idx_tup_fetch"));
                    sequential.put(row.getString("relname"), -row.getLong("seq_scan"));
                });
                int before = session.statements();
                assertEquals(Map.of(), reader.flow(snapshot).missingParts());
                int statements = session.statements() - before;
                session.each(SCANS, List.of(LARGE), row -> {
                    fetched.merge(row.getString("relname"), row.getLong("idx_tup_fetch"), Long::sum);
                    sequential.merge(row.getString("relname"), row.getLong("seq_scan"), Long::sum);
                });
                return new Cost(statements, fetched, sequential, new QueryPlans(session, settings).text());
            });
        }
    }

    private static void assertNoWalk(Cost cost) {
        cost.sequential().forEach((table, scans) -> assertEquals(0, scans, table + "\n" + cost.plans()));
        for (String table : LARGE) {
            assertFalse(cost.plans().contains("Seq Scan on " + table), cost.plans());
        }
        assertFalse(cost.plans().contains("Bitmap"), cost.plans());
        assertFalse(cost.plans().contains("Hash Join"), cost.plans());
        assertFalse(cost.plans().contains("Workers"), cost.plans());
    }

    /** Rows of a table that were fetched, at most so many for each of these pull requests. */
    private static void assertAtMost(long most, int pullRequests, String table, Cost cost) {
        long fetched = cost.fetched().get(table);
        assertTrue(fetched <= most * pullRequests, table + " " + fetched + "\n" + cost.plans());
    }

    @Test
    void withStaleStatisticsOnlyWhatHangsOnOpenAndRecentPullRequestsIsRead() throws Exception {
        add(1, 3_000, 1, 100);
        add(3_001, 300, 1, 3);
        add(3_301, 200, 0, 100);
        Cost cost = read();
        assertNoWalk(cost);
        assertAtMost(BUILDS, 500, "bb_build_status", cost);
        assertAtMost(2 * PARTICIPANTS, 500, "sta_pr_participant", cost);
        assertAtMost(ACTIVITIES, 300, "sta_pr_activity", cost);
        assertAtMost(ACTIVITIES, 300, "sta_activity", cost);
        assertAtMost(6, 500, "sta_pull_request", cost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ANALYZE"})
    void pullRequestsThatWereClosedBeforeTheLongestWindowCostNothing(String statistics) throws Exception {
        add(1, 200, 0, 100);
        add(201, 200, 1, 3);
        add(401, 500, 2, 31);
        database.execute(statistics);
        Cost few = read();
        add(1_001, 5_000, 1, 31);
        database.execute(statistics);
        Cost many = read();
        assertNoWalk(many);
        assertEquals(few.fetched(), many.fetched(), many.plans());
    }

    @Test
    void aRepositoryWithMostOfTheBuildsDoesNotTemptThePlanner() throws Exception {
        add(1, 20, 0, 1);
        database.execute("""
                INSERT INTO bb_build_status (id, commit_id, state, build_key, url, created_date, updated_date,
                  repository_id, non_null_repository_id)
                SELECT 100000 + n, md5('old' || n), 'FAILED', 'key', 'u', now(), now(), 1, 1
                FROM generate_series(1, 20000) AS n
                """);
        database.execute("ANALYZE");
        Cost cost = read();
        assertNoWalk(cost);
        assertAtMost(BUILDS, 20, "bb_build_status", cost);
    }

    @Test
    void aFlowIsSixStatementsHoweverMuchThereIs() throws Exception {
        assertEquals(6, read().statements());
        add(1, 300, 0, 1);
        add(301, 300, 1, 1);
        assertEquals(6, read().statements());
    }

    @Test
    void theOlderTableOfBuildsIsWalkedOnceWhereItHasNoIndexAndNeverWhereItHasOne() throws Exception {
        add(1, 200, 0, 1);
        database.execute("DROP TABLE bb_build_status");
        database.execute("""
                INSERT INTO "AO_CFE8FA_BUILD_STATUS" ("CSID", "DATE_ADDED", "KEY", "STATE", "URL")
                SELECT md5(n::text), now(), 'key', 'SUCCESSFUL', 'u' FROM generate_series(1, 5000) AS n
                """);
        assertEquals("1 walks, 200 builds", legacy());
        database.execute("CREATE INDEX ON \"AO_CFE8FA_BUILD_STATUS\" (\"CSID\")");
        assertEquals("0 walks, 200 builds", legacy());
    }

    private String legacy() throws Exception {
        Settings settings = TestSource.settings(database.readOnly().url());
        try (BitbucketSource source =
                new BitbucketSource(settings, StatementListener.NONE, new Logins(System::nanoTime))) {
            return source.database().read(BitbucketSource.WITH_FLOW, session -> {
                SnapshotReader reader = new SnapshotReader(session, settings, Capacity.ofThisJvm());
                int builds = reader.flow(reader.read()).scopes().values().stream()
                        .flatMap(scope -> scope.open().builds().values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();
                StringBuilder walks = new StringBuilder();
                session.each(
                        SCANS,
                        List.of(List.of("AO_CFE8FA_BUILD_STATUS")),
                        row -> walks.append(row.getLong("seq_scan")));
                return walks + " walks, " + builds + " builds";
            });
        }
    }
}
