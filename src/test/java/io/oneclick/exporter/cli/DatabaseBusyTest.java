package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.demo.Sample;
import io.oneclick.exporter.embedded.LocalDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server at work: its tables change, its statements take long, its connections are cut; the exporter lives. */
class DatabaseBusyTest {

    private TestDatabase shared;
    private LocalDatabase database;

    @BeforeEach
    void sample() throws Exception {
        shared = TestDatabase.create();
        database = shared.address();
        Sample.load(database);
    }

    @AfterEach
    void drop() throws Exception {
        shared.close();
    }

    /** Lets whoever reads the projects take very long, until this is closed. */
    private static final class SlowProjects implements AutoCloseable {

        private final Connection connection;
        private final Statement statement;

        SlowProjects(LocalDatabase database) throws SQLException {
            connection = database.connect();
            statement = connection.createStatement();
            statement.execute("ALTER TABLE project RENAME TO real_project; CREATE VIEW project AS"
                    + " SELECT * FROM real_project WHERE (SELECT pg_sleep(600)) IS NOT NULL");
        }

        boolean kill() throws SQLException {
            try (var rows = statement.executeQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'oneclick-exporter' AND wait_event = 'PgSleep'")) {
                return rows.next();
            }
        }

        @Override
        public void close() throws SQLException {
            statement.execute("DROP VIEW project; ALTER TABLE real_project RENAME TO project");
            connection.close();
        }
    }

    @Test
    void aConnectionKilledInMidRefreshFailsThatRefreshOnly() throws Exception {
        try (TestExporter exporter = TestExporter.start(database.url())) {
            Wait.until("the database is read", exporter::isUp);
            try (SlowProjects slow = new SlowProjects(database)) {
                CompletableFuture<String> refresh = CompletableFuture.supplyAsync(() -> refresh(exporter));
                Wait.until("the refresh reads slowly and is killed", slow::kill);
                assertTrue(refresh.get().contains("terminating connection"), refresh.get());
                assertFalse(exporter.isUp());
                assertEquals(30, exporter.rows("pr_num").size());
            }
            assertTrue(refresh(exporter).startsWith("10 projects, "));
            assertTrue(exporter.isUp());
        }
    }

    @Test
    void aHundredWhoAskWhileOneReadsCauseNoFurtherRead() throws Exception {
        try (TestExporter exporter = TestExporter.start(database.url())) {
            Wait.until("the database is read", exporter::isUp);
            try (SlowProjects slow = new SlowProjects(database)) {
                List<Thread> clients = IntStream.range(0, 100)
                        .mapToObj(i -> new Thread(() -> refresh(exporter)))
                        .toList();
                clients.forEach(Thread::start);
                Wait.until("all of them wait", () -> clients.stream()
                        .allMatch(client -> client.getState() == Thread.State.WAITING));
                Wait.until("the refresh reads slowly and is killed", slow::kill);
                for (Thread client : clients) {
                    client.join();
                }
                assertEquals(1L, exporter.console("FailureCount"));
            }
        }
    }

    @Test
    void aTableThatIsBeingChangedPutsTheRefreshOffAndIsNoFailure() throws Exception {
        try (TestExporter exporter = TestExporter.start(database.url());
                Connection upgrade = database.connect();
                Statement statement = upgrade.createStatement()) {
            Wait.until("the database is read", exporter::isUp);
            upgrade.setAutoCommit(false);
            statement.execute("ALTER TABLE repository ADD zz int");
            String answer = refresh(exporter);
            assertTrue(answer.contains("the next refresh tries again"), answer);
            assertTrue(exporter.isUp());
            assertEquals(30, exporter.rows("pr_num").size());
            assertTrue((long) exporter.console("DeferredCount") >= 1);
            assertEquals(answer, exporter.console("Deferral"));
            assertEquals(0L, exporter.console("FailureCount"));
            assertNull(exporter.console("LastError"));
            upgrade.rollback();
            assertTrue(refresh(exporter).startsWith("10 projects, "));
            assertNull(exporter.console("Deferral"));
        }
    }

    @Test
    void aStatementThatTakesTooLongIsCancelledByTheServer() throws Exception {
        try (TestExporter exporter = TestExporter.start(database.url(), "statement-timeout=300ms")) {
            Wait.until("the database is read", exporter::isUp);
            try (SlowProjects slow = new SlowProjects(database)) {
                String answer = refresh(exporter);
                assertTrue(answer.contains("statement timeout") && answer.contains("--statement-timeout"), answer);
                assertFalse(slow.kill(), "it went on");
            }
        }
    }

    private static String refresh(TestExporter exporter) {
        try {
            return exporter.call("refresh");
        } catch (JMException | RuntimeException e) {
            return String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }
}
