package io.oneclick.exporter.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedDatabase.start(Map.of("timezone", "Asia/Tokyo", "cluster_name", "it's ours"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aNewDatabaseHasBitbucketsTablesAndNoRows() throws Exception {
        LocalDatabase database = server.createDatabase("A fresh one");
        assertEquals("0", ask(database, "SELECT count(*) FROM sta_pull_request"));
        assertEquals("0", ask(database, "SELECT count(*) FROM \"AO_2AD648_INSIGHT_REPORT\""));
    }

    @Test
    void databasesDoNotShareRows() throws Exception {
        LocalDatabase one = server.createDatabase("one");
        LocalDatabase other = server.createDatabase("other");
        try (Connection connection = one.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO stash_user (id) VALUES (1)");
        }
        assertEquals("1", ask(one, "SELECT count(*) FROM stash_user"));
        assertEquals("0", ask(other, "SELECT count(*) FROM stash_user"));
    }

    @Test
    void theServerListensOnLoopbackOnlyAndAsksForThePassword() throws Exception {
        LocalDatabase database = server.database("postgres");
        assertEquals("127.0.0.1", ask(database, "SHOW listen_addresses"));
        assertEquals("", ask(database, "SHOW unix_socket_directories"));
        SQLException refused = assertThrows(
                SQLException.class, () -> database.as("postgres", "a guess").connect());
        assertEquals("28P01", refused.getSQLState());
    }

    @Test
    void settingsOfTheCallerReachTheServer() throws Exception {
        LocalDatabase database = server.database("postgres");
        assertEquals("it's ours", ask(database, "SHOW cluster_name"));
        // Not SHOW: every connection of the driver brings the time zone of its own JVM.
        assertEquals(
                "Asia/Tokyo",
                ask(database, "SELECT setting FROM pg_file_settings WHERE name = 'timezone' AND applied"));
    }

    @Test
    void aStoppedServerRefusesAndComesBackWithItsDataAtTheSameAddress() throws Exception {
        try (EmbeddedDatabase other = EmbeddedDatabase.start()) {
            LocalDatabase kept = other.createDatabase("kept");
            Optional<Long> first = other.pid();
            other.stopServer();
            assertEquals(Optional.empty(), other.pid());
            assertEquals(
                    "08001", assertThrows(SQLException.class, kept::connect).getSQLState());
            other.startServer();
            assertNotEquals(first, other.pid());
            assertEquals("0", ask(kept, "SELECT count(*) FROM project"));
        }
    }

    @Test
    void aFrozenServerAnswersNothingUntilItIsThawed() throws Exception {
        try (EmbeddedDatabase other = EmbeddedDatabase.start()) {
            String impatient = other.database("postgres").jdbcUrl() + "&socketTimeout=1";
            try (Connection open = other.database("postgres").connect()) {
                open.setNetworkTimeout(Runnable::run, 1_000);
                other.freeze();
                assertThrows(SQLException.class, () -> open.createStatement().execute("SELECT 1"));
                assertThrows(SQLException.class, () -> DriverManager.getConnection(impatient));
            }
            other.thaw();
            assertEquals("1", ask(other.database("postgres"), "SELECT 1"));
        }
    }

    @Test
    void closingLeavesNoServerAndNoFileEvenOfAFrozenServer() throws Exception {
        EmbeddedDatabase other = EmbeddedDatabase.start();
        LocalDatabase database = other.database("postgres");
        Path directory = Path.of(ask(database, "SHOW data_directory")).getParent();
        assertTrue(Files.exists(directory));
        other.freeze();
        other.close();
        assertFalse(Files.exists(directory));
        assertEquals(
                "08001", assertThrows(SQLException.class, database::connect).getSQLState());
    }

    private static String ask(LocalDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
