package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Identifier;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.LockedException;
import io.oneclick.exporter.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upgrade of Bitbucket changes its tables while they are read: it must neither wait for us nor lose against us. */
class SchemaChangeTest {

    private TestDatabase database;
    private LocalDatabase reader;
    private BitbucketSource source;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "api").pullRequest(100, 10, 1, 0, "aaaa");
        database.mergeCheck("REPOSITORY", 10, "ci")
                .report(10, "aaaa", "ci", 1, "[{\"title\":\"Code Coverage\",\"value\":81}]");
        reader = database.readOnly();
        source = TestSource.open(reader.url());
    }

    @AfterEach
    void close() throws Exception {
        source.close();
        database.close();
    }

    /** Reads again and again until it is stopped. */
    private final class Reads implements AutoCloseable {

        private final AtomicInteger putOff = new AtomicInteger();
        private final CountDownLatch stop = new CountDownLatch(1);
        private final FutureTask<Void> task = new FutureTask<>(this::run);

        Reads() {
            new Thread(task, "reads").start();
        }

        private Void run() throws SourceException {
            while (stop.getCount() > 0) {
                try {
                    source.read(Extent.ALL);
                } catch (LockedException e) {
                    putOff.incrementAndGet();
                }
            }
            return null;
        }

        /** Waits until reads that began after this call have been put off. */
        void awaitPutOff() throws Exception {
            int before = putOff.get();
            Wait.until("reads are put off", () -> {
                assertTrue(!task.isDone(), "the reads have ended");
                return putOff.get() >= before + 2;
            });
        }

        @Override
        public void close() {
            stop.countDown();
            try {
                task.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The older table of builds: nothing of it is read where there is the newer one. */
    private static final String UNREAD = "AO_CFE8FA_BUILD_STATUS";

    private static List<List<String>> ordersOfTwo() {
        List<List<String>> orders = new ArrayList<>();
        for (String first : Tables.SNAPSHOT) {
            for (String second : Tables.SNAPSHOT) {
                if (!first.equals(second)) {
                    orders.add(List.of(Identifier.quoted(first), Identifier.quoted(second)));
                }
            }
        }
        return orders;
    }

    private static void change(Connection upgrade, Reads reads, String first, String second) throws Exception {
        try (Statement statement = upgrade.createStatement()) {
            statement.execute(first);
            reads.awaitPutOff();
            assertDoesNotThrow(() -> statement.execute(second), first + ", then " + second);
            reads.awaitPutOff();
        } finally {
            upgrade.rollback();
        }
    }

    @Test
    void tablesCanBeAlteredInEveryOrderWhileReadsGoOn() throws Exception {
        assertEquals(30, ordersOfTwo().size());
        try (Connection upgrade = database.address().connect();
                Reads reads = new Reads()) {
            // Whoever waits for this session while it waits for him is found out at once, and this session loses.
            upgrade.createStatement().execute("SET deadlock_timeout = '1ms'");
            upgrade.setAutoCommit(false);
            for (List<String> order : ordersOfTwo()) {
                change(
                        upgrade,
                        reads,
                        "ALTER TABLE " + order.get(0) + " ADD zz int",
                        "ALTER TABLE " + order.get(1) + " ADD zz int");
            }
        }
        assertEquals(1, source.read(Extent.ALL).open().count());
    }

    @Test
    void anIndexThatIsRebuiltIsNotWaitedForEither() throws Exception {
        try (Connection upgrade = database.address().connect();
                Reads reads = new Reads()) {
            upgrade.setAutoCommit(false);
            for (String table : Tables.ALL) {
                if (table.equals(UNREAD)) {
                    continue;
                }
                String quoted = Identifier.quoted(table);
                change(upgrade, reads, "REINDEX TABLE " + quoted, "ALTER TABLE " + quoted + " ADD zz int");
            }
        }
        assertEquals(1, source.read(Extent.ALL).open().count());
    }

    @Test
    void whoWantsATableThatIsBeingReadGetsItAsSoonAsTheReadIsOver() throws Exception {
        source.database().read(BitbucketSource.WITH_FLOW, session -> {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> database.execute("SET lock_timeout = '1ms'; ALTER TABLE project ADD zz int"));
            assertEquals("55P03", refused.getSQLState());
            return null;
        });
        database.execute("ALTER TABLE project ADD zz int");
    }

    @Test
    void everyTableIsLockedBeforeTheFirstStatement() throws Exception {
        source.read(Extent.ALL);
        List<String> locked = source.database()
                .read(
                        BitbucketSource.WITH_FLOW,
                        session -> database.ask(
                                "SELECT relation::regclass::text FROM pg_locks WHERE mode = 'AccessShareLock' AND granted"
                                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                                        + " AND pid <> pg_backend_pid() AND relation::regclass::text = ANY (?) ORDER BY 1",
                                (Object) Tables.ALL.stream()
                                        .map(Identifier::quoted)
                                        .toArray(String[]::new)));
        assertEquals(
                Tables.ALL.stream().map(Identifier::quoted).sorted().toList(),
                locked.stream().sorted().toList());
    }

    @Test
    void aReadThatIsPutOffSaysWhoMustNotWait() throws Exception {
        source.read(Extent.ALL);
        try (Connection upgrade = database.address().connect();
                Statement statement = upgrade.createStatement()) {
            upgrade.setAutoCommit(false);
            statement.execute("ALTER TABLE repository ADD zz int");
            LockedException thrown = assertThrows(LockedException.class, () -> source.read(Extent.ALL));
            assertTrue(thrown.getMessage().contains("repository"), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("the next refresh tries again"), thrown.getMessage());
            upgrade.rollback();
        }
        assertEquals(1, source.read(Extent.ALL).open().count());
    }

    @Test
    void tablesThatComeAndGoAreNoticedBetweenTwoReads() throws Exception {
        String checks = "\"AO_2AD648_MERGE_CHECK\"";
        assertEquals(Map.of(), source.read(Extent.ALL).missingParts());
        database.execute("ALTER TABLE " + checks + " RENAME TO elsewhere");
        Snapshot without = source.read(Extent.ALL);
        assertTrue(without.missingParts().get(Part.REQUIRED_REPORTS).contains("does not exist"));
        database.execute("ALTER TABLE elsewhere RENAME TO " + checks);
        assertEquals(Map.of(), source.read(Extent.ALL).missingParts());
        database.execute("REVOKE SELECT ON " + checks + " FROM oneclick");
        assertTrue(source.read(Extent.ALL)
                .missingParts()
                .get(Part.REQUIRED_REPORTS)
                .contains("GRANT SELECT"));
        // Enough to read, not enough to lock.
        database.execute("GRANT SELECT (\"SCOPE_TYPE\", \"RESOURCE_ID\", \"REPORT_KEY\", \"MUST_PASS\") ON " + checks
                + " TO oneclick");
        assertEquals(Map.of(), source.read(Extent.ALL).missingParts());
    }

    @Test
    void aViewInPlaceOfATableIsReadAndNotLockedInAdvance() throws Exception {
        database.execute(
                "ALTER TABLE project RENAME TO real_project; CREATE VIEW project AS SELECT * FROM real_project;"
                        + " GRANT SELECT ON project TO oneclick");
        assertEquals(1, source.read(Extent.ALL).open().count());
        try (Connection upgrade = database.address().connect();
                Statement statement = upgrade.createStatement()) {
            upgrade.setAutoCommit(false);
            statement.execute("LOCK TABLE real_project");
            assertThrows(LockedException.class, () -> source.read(Extent.ALL));
            upgrade.rollback();
        }
    }
}
