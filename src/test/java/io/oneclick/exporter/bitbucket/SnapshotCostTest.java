package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a snapshot costs the database, in statements and rows: shapes that are the same on every machine. */
class SnapshotCostTest {

    private static final String PULL_REQUESTS = "sta_pull_request";
    private static final String REPORTS = "AO_2AD648_INSIGHT_REPORT";
    private static final int KEYS = 6;
    private static final Query SCANS =
            new Query("scans", "SELECT seq_scan, idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = ?");

    private TestDatabase database;

    /** One transaction's account of a table: {@code pg_stat_xact_user_tables} is exact and needs no waiting. */
    private record Scans(long sequential, long fetched) {}

    private record Cost(int statements, Scans pullRequests, Scans reports, String plans) {}

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        // The statistics are those of empty tables, and stay so until a test says otherwise.
        database.execute("""
                ALTER TABLE sta_pull_request SET (autovacuum_enabled = off);
                ALTER TABLE "AO_2AD648_INSIGHT_REPORT" SET (autovacuum_enabled = off);
                ANALYZE;
                """);
        for (int id = 1; id <= 5; id++) {
            database.project(id, "P" + id).repository(id, id, "service").mergeCheck("REPOSITORY", id, "ci");
        }
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    /** Adds pull requests in turn to the five repositories, each with six reports; one in ten has an old one, too. */
    private void add(int from, int count, int state) throws SQLException {
        database.insert("""
                INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,
                  updated_timestamp, rescoped_timestamp, closed_timestamp, from_repository_id, to_repository_id,
                  from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash, title)
                SELECT n, 0, n, ?, now(), now(), now(), CASE WHEN ? > 0 THEN now() - interval '1 day' END,
                       1 + n % 5, 1 + n % 5, 'f', 't', 'f', 't', md5(n::text), 'base', 'A change'
                FROM generate_series(?, ?) AS n
                """, state, state, from, from + count - 1);
        database.insert("""
                INSERT INTO "AO_2AD648_INSIGHT_REPORT" ("COMMIT_ID", "REPOSITORY_ID", "REPORT_KEY", "RESULT_ID",
                  "CREATED_DATE", "TITLE", "DATA")
                SELECT md5(n::text), 1 + n % 5, 'key' || k, 1, now(), 'A report', '[]'
                FROM generate_series(?, ?) AS n, generate_series(1, ?) AS k
                """, from, from + count - 1, KEYS);
    }

    private Cost read() throws Exception {
        Settings settings = new SettingsReader(
                        Map.of(Setting.DATABASE_URL, database.readOnly().url()), Map.of(), null)
                .read();
        try (BitbucketSource source =
                new BitbucketSource(settings, StatementListener.NONE, new Logins(System::nanoTime))) {
            return source.database().read(BitbucketSource.AS_A_SNAPSHOT, session -> {
                new SnapshotReader(session, settings, Capacity.ofThisJvm()).read();
                int statements = session.statements();
                Scans pullRequests = scans(session, PULL_REQUESTS);
                Scans reports = scans(session, REPORTS);
                return new Cost(statements, pullRequests, reports, new QueryPlans(session, settings).text());
            });
        }
    }

    private static Scans scans(Session session, String table) throws SQLException {
        List<Scans> scans = new ArrayList<>();
        session.each(
                SCANS,
                List.of(table),
                row -> scans.add(new Scans(row.getLong("seq_scan"), row.getLong("idx_tup_fetch"))));
        assertEquals(1, scans.size(), table);
        return scans.get(0);
    }

    private static void assertNoWalk(Cost cost) {
        assertEquals(0, cost.pullRequests().sequential(), cost.plans());
        assertEquals(0, cost.reports().sequential(), cost.plans());
        assertFalse(cost.plans().contains("Seq Scan on " + PULL_REQUESTS), cost.plans());
        assertFalse(cost.plans().contains("Seq Scan on \"" + REPORTS), cost.plans());
        assertFalse(cost.plans().contains("Bitmap"), cost.plans());
        assertFalse(cost.plans().contains("Workers"), cost.plans());
    }

    @Test
    void withStaleStatisticsOnlyTheRowsOfOpenPullRequestsAreRead() throws Exception {
        add(1, 3_000, 1);
        add(3_001, 200, 0);
        Cost cost = read();
        assertNoWalk(cost);
        assertEquals(KEYS * 200, cost.reports().fetched(), cost.plans());
    }

    @Test
    void closedPullRequestsCostNothing() throws Exception {
        add(1, 200, 0);
        add(201, 500, 1);
        database.execute("ANALYZE");
        Cost few = read();
        add(701, 5_000, 2);
        database.execute("ANALYZE");
        Cost many = read();
        assertNoWalk(many);
        assertEquals(few.reports().fetched(), many.reports().fetched(), many.plans());
        assertEquals(few.pullRequests().fetched(), many.pullRequests().fetched(), many.plans());
    }

    @Test
    void aRepositoryWithMostOfTheReportsDoesNotTemptThePlanner() throws Exception {
        add(1, 20, 0);
        database.insert("""
                INSERT INTO "AO_2AD648_INSIGHT_REPORT" ("COMMIT_ID", "REPOSITORY_ID", "REPORT_KEY", "RESULT_ID",
                  "CREATED_DATE", "TITLE")
                SELECT md5('old' || n), 1, 'ci', 1, now(), 'A report' FROM generate_series(1, ?) AS n
                """, 20_000);
        database.execute("ANALYZE");
        Cost cost = read();
        assertNoWalk(cost);
        assertEquals(KEYS * 20, cost.reports().fetched(), cost.plans());
    }

    @Test
    void aSnapshotIsSevenStatementsHoweverMuchThereIs() throws Exception {
        assertEquals(7, read().statements());
        add(1, 400, 0);
        assertEquals(7, read().statements());
    }
}
