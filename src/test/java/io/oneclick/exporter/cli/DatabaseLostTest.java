package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import io.oneclick.exporter.demo.Sample;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.refresh.TestTime;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.Notification;
import javax.management.NotificationListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server is stopped and frozen, and a network drops everything; the exporter lives. */
class DatabaseLostTest {

    private static final String OPEN_CCL = "type=PullRequests,project=CCL,state=open";

    private static EmbeddedDatabase server;

    private LocalDatabase database;

    @BeforeAll
    static void startServer() throws Exception {
        server = EmbeddedDatabase.start();
        Sample.load(server.createDatabase("sample"));
    }

    @AfterAll
    static void closeServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void address() {
        database = server.database("sample");
    }

    @AfterEach
    void leaveTheServerRunning() throws Exception {
        if (server.pid().isEmpty()) {
            server.startServer();
        }
    }

    @Test
    void aDatabaseUnreachableAtStartGivesUp0AndNoInventedValueAndIsReadWhenItComes() throws Exception {
        server.stopServer();
        try (TestExporter exporter = TestExporter.start(database.url(), "interval=1s")) {
            Wait.until("a refresh has failed", () -> (long) exporter.console("FailureCount") > 0);
            assertFalse(exporter.isUp());
            assertNull(exporter.rows("pr_num"));
            assertNull(exporter.console("LastSuccess"));
            assertNull(exporter.console("AgeSeconds"));
            String error = (String) exporter.console("LastError");
            assertTrue(error.contains("refused") && error.contains("--database-url"), error);

            server.startServer();
            Wait.until("the database is read", exporter::isUp);
            assertEquals(30, exporter.rows("pr_num").size());
        }
    }

    @Test
    void aDatabaseLostWhileRunningLeavesTheLastGoodValuesAndComesBackWithoutARestart() throws Exception {
        try (TestExporter exporter = TestExporter.start(database.url(), "interval=1s")) {
            Wait.until("the database is read", exporter::isUp);
            Object count = exporter.get(OPEN_CCL, "Count");
            Notes notes = new Notes();
            exporter.server().addNotificationListener(TestExporter.bean("type=Exporter"), notes, null, null);

            server.stopServer();
            Wait.until("the loss is noticed", () -> !exporter.isUp());
            assertEquals(30, exporter.rows("pr_num").size());
            assertEquals(count, exporter.find(OPEN_CCL, "Count"));
            double age = (double) exporter.console("AgeSeconds");
            long failures = (long) exporter.console("FailureCount");
            Wait.until("it has failed twice more", () -> (long) exporter.console("FailureCount") > failures + 1);
            assertTrue((double) exporter.console("AgeSeconds") > age);

            server.startServer();
            Wait.until("it works again", exporter::isUp);
            Wait.until("both were told", () -> notes.types.size() == 2);
            assertEquals(List.of("oneclick.refresh.failed", "oneclick.refresh.recovered"), notes.types);
        }
    }

    @Test
    void aFrozenDatabaseEndsTheRefreshByTimeoutAndTheValuesStay() throws Exception {
        try (TestExporter exporter = TestExporter.start(database.url(), "statement-timeout=1s")) {
            Wait.until("the database is read", exporter::isUp);
            server.freeze();
            try {
                CompletableFuture<String> refresh = CompletableFuture.supplyAsync(() -> refresh(exporter));
                for (int i = 0; i < 100; i++) {
                    assertEquals(30, exporter.rows("pr_num").size());
                    assertNotNull(exporter.console("AgeSeconds"));
                }
                assertNotNull(refresh.get());
                assertFalse(exporter.isUp());
            } finally {
                server.thaw();
            }
            Wait.until("it works again", () -> refresh(exporter).startsWith("10 projects, "));
        }
    }

    @Test
    void aNetworkThatDropsAllPacketsFromTheStartFailsTheRefreshAndDoesNotPreventTheShutdown() throws Exception {
        try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "postgres://me@127.0.0.1:" + hole.getLocalPort() + "/bitbucket";
            try (TestExporter exporter = TestExporter.start(url)) {
                Wait.until("a refresh has failed", () -> (long) exporter.console("FailureCount") > 0);
                assertFalse(exporter.isUp());
                assertNull(exporter.rows("pr_num"));
                assertNotNull(exporter.console("LastError"));
            }
        }
    }

    @Test
    void valuesTooOldDisappearAndHealthStays() throws Exception {
        TestTime clocks = new TestTime();
        try (TestExporter exporter = new TestExporter(database.url(), null, clocks.time(), "interval=1s").start()) {
            Wait.until("the database is read", exporter::isUp);
            Object count = exporter.get(OPEN_CCL, "Count");
            server.stopServer();
            Wait.until("the loss is noticed", () -> !exporter.isUp());
            clocks.setWall(TestTime.NOON.minus(Duration.ofHours(6)));
            clocks.passes(Duration.ofMinutes(5).plusMillis(1));
            Wait.until("the values have gone", () -> exporter.rows("pr_num") == null);
            assertNull(exporter.rows("check_summary"));
            // The beans for people leave one after the other.
            Wait.until("the bean has gone", () -> exporter.find(OPEN_CCL, "Count") == null);
            assertNotNull(exporter.console("LastSuccess"));
            assertTrue((double) exporter.console("AgeSeconds") >= 300);
            server.startServer();
            Wait.until("it works again", exporter::isUp);
            assertEquals(count, exporter.get(OPEN_CCL, "Count"));
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

    private static final class Notes implements NotificationListener {
        private final List<String> types = new CopyOnWriteArrayList<>();

        @Override
        public void handleNotification(Notification notification, Object handback) {
            types.add(notification.getType());
        }
    }
}
