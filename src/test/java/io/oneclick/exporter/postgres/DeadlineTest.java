package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.SourceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network of 200 bytes a second, and logins that are refused. */
class DeadlineTest {

    private static final Query MUCH = new Query("much", "SELECT repeat('x', 1000) FROM generate_series(1, 1000)");
    private static final String OURS =
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'oneclick-exporter' AND datname = current_database()";

    private TestDatabase server;
    private TestProxy proxy;

    @BeforeEach
    void start() throws Exception {
        server = TestDatabase.create();
        proxy = new TestProxy(server.address().port());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        server.close();
    }

    private Database open(String password, String timeout) throws Exception {
        LocalDatabase role = server.readOnly();
        String url = new LocalDatabase(proxy.port(), role.database(), role.user(), password).url();
        Map<Setting<?>, String> settings =
                Map.of(Setting.DATABASE_URL, url, Setting.REFRESH_TIMEOUT, timeout, Setting.STATEMENT_TIMEOUT, "1m");
        return new Database(
                new SettingsReader(settings, Map.of(), null).read(),
                table -> "",
                StatementListener.NONE,
                new Logins(() -> 0));
    }

    @Test
    void aReadOverANetworkThatTricklesIsGivenUpAndLeavesNothingOnTheServer() throws Exception {
        try (Database patient = open(server.readOnly().password(), "1h");
                Database database = open(server.readOnly().password(), "1s")) {
            assertEquals(1_000, patient.read(Plans.ANY, DeadlineTest::rows));
            Wait.until("it is connected", () -> database.connections().idle() == 1);
            proxy.slow(200);
            SourceException thrown =
                    assertThrows(SourceException.class, () -> database.read(Plans.ANY, DeadlineTest::rows));
            assertTrue(thrown.getMessage().startsWith("it took longer than 1s and was aborted"), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("--refresh-timeout"), thrown.getMessage());
            proxy.slow(0);
            Wait.until("the server has ended the transaction", () -> server.ask(OURS + " AND xact_start IS NOT NULL")
                    .isEmpty());
            assertEquals(1_000, patient.read(Plans.ANY, DeadlineTest::rows));
        }
    }

    private static int rows(Session session) throws SQLException {
        int[] rows = new int[1];
        session.each(MUCH, List.of(), row -> rows[0]++);
        return rows[0];
    }

    @Test
    void aStatementWhoseResultIsNoLongerNeededIsCancelled() throws Exception {
        server.execute("CREATE VIEW slow AS SELECT pg_sleep(600)::text AS slept; GRANT SELECT ON slow TO public");
        try (Database database = open(server.readOnly().password(), "1s")) {
            SourceException thrown = assertThrows(
                    SourceException.class,
                    () -> database.read(Plans.ANY, session -> {
                        session.each(new Query("slow", "SELECT * FROM slow"), List.of(), row -> {});
                        return null;
                    }));
            assertTrue(thrown.getMessage().startsWith("it took longer than 1s"), thrown.getMessage());
            Wait.until("the server has ended the statement", () -> server.ask(OURS + " AND wait_event = 'PgSleep'")
                    .isEmpty());
        }
    }

    @Test
    void aRefusedPasswordIsTriedOnceHoweverOftenIsRead() throws Exception {
        try (Database database = open("stale", "1m")) {
            for (int i = 0; i < 20; i++) {
                SourceException thrown =
                        assertThrows(SourceException.class, () -> database.read(Plans.ANY, session -> session.now()));
                assertTrue(thrown.getMessage().contains("28P01")
                        || thrown.getMessage().contains("password"));
            }
            assertEquals(1, proxy.connections());
        }
    }

    @Test
    void aRefusedPasswordHoldsNoOtherSettingsBack() throws Exception {
        try (Database stale = open("stale", "1m");
                Database right = open(server.readOnly().password(), "1m")) {
            assertThrows(SourceException.class, () -> stale.read(Plans.ANY, session -> session.now()));
            right.read(Plans.ANY, session -> session.now());
        }
    }
}
