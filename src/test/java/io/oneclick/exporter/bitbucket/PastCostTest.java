package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.SourceException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading the past costs the database, in statements and rows, and what it may cost the heap. */
class PastCostTest {

    private static final int DAYS = 30;
    private static final Query SCANS = new Query(
            "scans", "SELECT seq_scan, idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'sta_pull_request'");

    private TestDatabase database;

    /** The account of one transaction, which is exact and needs no waiting. */
    private record Cost(int pullRequests, int statements, long fetched, long sequential, String plans) {}

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        // The statistics are those of an empty table, and stay so until a test says otherwise.
        database.execute("ALTER TABLE sta_pull_request SET (autovacuum_enabled = off)");
        for (int id = 1; id <= 5; id++) {
            database.project(id, "P" + id).repository(id, id, "service");
        }
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    /** Adds pull requests that were created, updated and, unless open, closed so many days ago. */
    private void add(int from, int count, int state, int days) throws SQLException {
        database.insert("""
                INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,
                  updated_timestamp, rescoped_timestamp, closed_timestamp, from_repository_id, to_repository_id,
                  from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash, title)
                SELECT n, 0, n, ?, at, at, at, CASE WHEN ? > 0 THEN at END,
                       1 + n % 5, 1 + n % 5, 'f', 't', 'f', 't', md5(n::text), 'base', 'A change'
                FROM generate_series(?, ?) AS n, (SELECT now() AT TIME ZONE 'UTC' - ? * interval '1 day' AS at) AS time
                """, state, state, from, from + count - 1, days);
    }

    private static Instant since() {
        return Instant.now().minus(DAYS, ChronoUnit.DAYS);
    }

    private Cost read() throws Exception {
        Settings settings = TestSource.settings(database.readOnly().url());
        List<String> plans = new ArrayList<>();
        FlowBounds bounds = FlowBounds.since(since(), ZoneOffset.UTC);
        try (BitbucketSource source = TestSource.open(settings)) {
            return source.database().read(BitbucketSource.OF_THE_PAST, session -> {
                PastReader reader = new PastReader(session, Capacity.ofThisJvm(), rows -> {});
                Past past = reader.read(since(), ZoneOffset.UTC);
                int statements = session.statements();
                long[] scans = new long[2];
                session.each(SCANS, List.of(), row -> {
                    scans[0] = row.getLong("idx_tup_fetch");
                    scans[1] = row.getLong("seq_scan");
                });
                plans.addAll(session.explain(Queries.PAST_PULL_REQUESTS, bounds.ofPastPullRequests()));
                plans.addAll(session.explain(Queries.PAST_REPOSITORIES, bounds.ofPastRepositories()));
                return new Cost(past.pullRequests().size(), statements, scans[0], scans[1], String.join("\n", plans));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ANALYZE"})
    void whatWasClosedBeforeCostsNothing(String statistics) throws Exception {
        add(1, 200, 0, 100);
        add(201, 300, 1, 3);
        add(501, 500, 2, DAYS + 2);
        database.execute(statistics);
        Cost few = read();
        assertEquals(500, few.pullRequests());
        assertEquals(4, few.statements());
        add(10_001, 5_000, 1, DAYS + 2);
        database.execute(statistics);
        Cost many = read();
        assertEquals(500, many.pullRequests());
        assertEquals(few.fetched(), many.fetched(), many.plans());
        assertEquals(0, many.sequential(), many.plans());
        assertTrue(many.plans().contains("Index Scan"), many.plans());
        assertFalse(many.plans().contains("Seq Scan on sta_pull_request"), many.plans());
        assertFalse(many.plans().contains("Bitmap"), many.plans());
    }

    @Test
    void moreThanTheHeapCanHoldIsRefusedWithTheNextStep() throws Exception {
        add(1, 30_000, 1, 3);
        Settings settings = TestSource.settings(database.readOnly().url());
        List<Long> progress = new ArrayList<>();
        try (BitbucketSource source = new BitbucketSource(
                settings, StatementListener.NONE, new Logins(System::nanoTime), new Capacity(25L * 1024 * 1024))) {
            SourceException refused = assertThrows(SourceException.class, () -> source.past(since(), progress::add));
            assertTrue(refused.getMessage().contains("raise it (-Xmx"), refused.getMessage());
        }
        assertEquals(List.of(10_000L, 20_000L), progress);
    }
}
