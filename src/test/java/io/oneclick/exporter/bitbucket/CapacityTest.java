package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.SourceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read where the heap is too small for all. */
class CapacityTest {

    private static final long MEGABYTE = 1024 * 1024;

    private TestDatabase database;

    @BeforeEach
    void fill() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "api").mergeCheck("REPOSITORY", 10, "ci");
        database.insert("""
                INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,
                  updated_timestamp, rescoped_timestamp, from_repository_id, to_repository_id,
                  from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash, title)
                SELECT n, 0, n, 0, now(), now(), now(), 10, 10, 'f', 't', 'f', 't', md5(n::text), 'base', 'A change'
                FROM generate_series(1, 1000) AS n
                """);
        database.insert("""
                INSERT INTO "AO_2AD648_INSIGHT_REPORT" ("COMMIT_ID", "REPOSITORY_ID", "REPORT_KEY", "RESULT_ID",
                  "CREATED_DATE", "TITLE", "DATA")
                SELECT md5(n::text), 10, 'ci', 1, now(), 't', '[{"title":"Code Coverage","value":' || n || '}]'
                FROM generate_series(1, 600) AS n
                """);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    /** @param heap in kilobytes beyond what an exporter needs for itself */
    private Snapshot read(long heap, Map<Setting<?>, String> settings) throws Exception {
        try (BitbucketSource source = new BitbucketSource(
                TestSource.settings(database.readOnly().url(), settings),
                StatementListener.NONE,
                new Logins(System::nanoTime),
                new Capacity(24 * MEGABYTE + heap * 1024))) {
            return source.read(Extent.ALL);
        }
    }

    private static void assertCounted(Snapshot snapshot) {
        assertEquals(1000, snapshot.open().count());
        assertEquals(
                400,
                snapshot.open()
                        .filter(one ->
                                !one.missingReports(snapshot.reportKeys()).isEmpty())
                        .count());
    }

    @Test
    void whereTheHeapHoldsAllThereAreDetails() throws Exception {
        Snapshot snapshot = read(4_000, Map.of());
        assertCounted(snapshot);
        assertTrue(snapshot.details().isOn());
        assertEquals(Map.of(), snapshot.missingParts());
        assertEquals(1000, snapshot.flow().open().size());
    }

    @Test
    void whereItDoesNotTheNumbersStayRightAndTheReasonIsSaidWithNumbers() throws Exception {
        Snapshot snapshot = read(2_000, Map.of());
        assertCounted(snapshot);
        assertFalse(snapshot.details().isOn());
        String reason = snapshot.missingParts().get(Part.DETAILS);
        assertTrue(
                reason.startsWith(
                        "1,000 open pull requests with a series each need about 28 MB of heap, and the maximum is 25"),
                reason);
        assertTrue(reason.contains("-Xmx") && reason.contains("--pull-request-details off"), reason);
        assertEquals(0, snapshot.flow().open().size());
        assertEquals(1, snapshot.flow().scopes().size());
    }

    @Test
    void aHeapTooSmallForTheFlowOfEachRepositoryLeavesItOutAndSaysWhatToSet() throws Exception {
        for (int id = 11; id <= 50; id++) {
            database.repository(id, 1, "r" + id);
        }
        Map<Setting<?>, String> byRepository = Map.of(Setting.FLOW_BY, "repository");
        assertEquals(41, read(8_000, byRepository).flow().scopes().size());
        assertEquals(1, read(7_000, Map.of()).flow().scopes().size());
        Snapshot snapshot = read(7_000, byRepository);
        assertCounted(snapshot);
        assertEquals(
                "the flow metrics of 41 repositories need about 32 MB of heap, and the maximum is 30 MB: raise it (-Xmx in"
                        + " ONECLICK_JAVA_OPTS, or the container's memory), or set --flow-by project",
                snapshot.flow().missingParts().get(Part.FLOW));
    }

    @Test
    void aCapOnTheSeriesIsConsidered() throws Exception {
        assertTrue(
                read(2_000, Map.of(Setting.MAX_DETAIL_SERIES, "100")).details().isOn());
    }

    @Test
    void withoutDetailsPullRequestsThatCountAlikeAreOneObject() throws Exception {
        Snapshot snapshot = read(4_000, Map.of(Setting.PULL_REQUEST_DETAILS, "off"));
        assertCounted(snapshot);
        assertEquals(Map.of(), snapshot.missingParts());
        List<PullRequest> distinct = snapshot.open().distinct().toList();
        assertEquals(2, distinct.size());
        snapshot.open().forEach(one -> assertSame(distinct.get(distinct.indexOf(one)), one));
        assertNull(distinct.get(0).opened());
    }

    @Test
    void whereTheyCannotEvenBeCountedNothingOfThemIsRead() {
        SourceException thrown = assertThrows(SourceException.class, () -> read(900, Map.of()));
        assertTrue(
                thrown.getMessage().startsWith("1,000 open pull requests need about 25 MB of heap to be counted"),
                thrown.getMessage());
    }

    @Test
    void thousandsOfKeysOnOnePullRequestLeaveTheRestAsItIs() throws Exception {
        database.insert("""
                INSERT INTO "AO_2AD648_INSIGHT_REPORT" ("COMMIT_ID", "REPOSITORY_ID", "REPORT_KEY", "RESULT_ID",
                  "CREATED_DATE", "TITLE")
                SELECT md5('1'), 10, 'flood' || n, 1, now(), 't' FROM generate_series(1, 2000) AS n
                """);
        Snapshot snapshot = read(4_000, Map.of(Setting.REPORTS, "*"));
        assertCounted(snapshot);
        assertEquals(125, snapshot.knownReports().size());
        assertTrue(snapshot.knownReports().contains("ci"));
        Map<String, Integer> skipped = snapshot.skippedRows().stream()
                .collect(java.util.stream.Collectors.toMap(SkippedRows::kind, SkippedRows::count));
        assertEquals(2, skipped.size(), skipped.toString());
        assertTrue(skipped.get(ReportRows.TOO_MANY) >= 1_800, skipped.toString());
        assertEquals(2_001 - skipped.get(ReportRows.TOO_MANY) - 125, skipped.get(CountedKeys.LEFT_OUT));
    }

    @Test
    void aListOfKeysIsNeverCutShort() throws Exception {
        Snapshot snapshot = read(1_100, Map.of(Setting.REPORTS, "a,b,c,d,e,f,g,h,i,j,k,ci"));
        assertCounted(snapshot);
        assertEquals(12, snapshot.knownReports().size());
        assertEquals(List.of(), snapshot.skippedRows());
    }

    @Test
    void moreHeapHoldsMoreAndMoreProjectsFewerKeysEach() {
        Capacity small = new Capacity(128 * MEGABYTE);
        Capacity large = new Capacity(512 * MEGABYTE);
        assertTrue(small.holds(20_000, 100_000));
        assertFalse(small.holds(50_000, 100_000));
        assertTrue(large.holds(50_000, 100_000));
        assertTrue(small.counted() > 100_000);
        assertTrue(small.reportKeys(10) > 300 && small.reportKeys(300) >= 8);
        assertTrue(large.reportKeys(300) > small.reportKeys(300));
        assertEquals(8, new Capacity(MEGABYTE).reportKeys(300));
    }
}
