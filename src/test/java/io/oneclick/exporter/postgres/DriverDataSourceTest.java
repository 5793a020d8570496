package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.settings.DatabaseAddress;
import io.oneclick.exporter.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections, and all that the pool and the driver log of them. */
class DriverDataSourceTest {

    private static final String SECRET = "find-me-if-you-can";
    private static final String PASSFILE = "org.postgresql.pgpassfile";

    @TempDir
    private Path directory;

    private final AtomicReference<String> logged = new AtomicReference<>("");
    private TestDatabase server;

    @BeforeEach
    void logEverything() throws Exception {
        server = TestDatabase.create();
        server.execute("DROP ROLE IF EXISTS secretive; CREATE ROLE secretive LOGIN PASSWORD '" + SECRET + "'");
        Logger root = Logger.getLogger("");
        root.setLevel(Level.ALL);
        root.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.accumulateAndGet(new SimpleFormatter().format(line), String::concat);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    @AfterEach
    void giveTheLogBack() throws Exception {
        LogManager.getLogManager().readConfiguration();
        System.clearProperty(PASSFILE);
        server.execute("DROP ROLE secretive");
        server.close();
    }

    private String ask(String url, String sql) throws Exception {
        DatabaseAddress address = Setting.DATABASE_URL.parse(url);
        try (HikariDataSource pool = new HikariDataSource(
                        PoolConfig.of(address, Duration.ofSeconds(30), new LoginPause(System::nanoTime, () -> {})));
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void assertNothingIsLoggedOfTheSecret() {
        assertTrue(logged.get().contains("ApplicationName=oneclick-exporter"), "the pool logs its properties");
        assertFalse(logged.get().contains(SECRET), logged.get());
    }

    @Test
    void afterItsEndNobodyLogsInAnyMore() {
        DriverDataSource source = new DriverDataSource(
                Setting.DATABASE_URL.parse(server.url()), new Properties(), new LoginPause(System::nanoTime, () -> {}));
        source.close();
        SQLException thrown = assertThrows(SQLException.class, source::getConnection);
        assertEquals("the pool is closed", thrown.getMessage());
    }

    @Test
    void noPasswordOfTheUrlReachesTheLogOfThePoolOrTheDriver() throws Exception {
        String url = server.address().as("secretive", SECRET).url();
        assertEquals("secretive", ask(url + "?sslpassword=" + SECRET + "-too", "SELECT current_user"));
        assertNothingIsLoggedOfTheSecret();
    }

    @Test
    void noPasswordOfAPasswordFileOfLibpqReachesTheLogOfThePoolOrTheDriver() throws Exception {
        Path file = Files.writeString(directory.resolve("pgpass"), "broken " + SECRET + "\n*:*:*:secretive:" + SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        System.setProperty(PASSFILE, file.toString());
        String url = server.address().as("secretive", "-").url().replace(":-@", "@");
        assertEquals("secretive", ask(url, "SELECT current_user"));
        assertNothingIsLoggedOfTheSecret();
    }

    @Test
    void whatTheUrlSaysWins() throws Exception {
        String url = server.readOnly().url();
        String sql = "SELECT current_setting('application_name')";
        assertEquals("oneclick-exporter", ask(url, sql));
        assertEquals("mine", ask(url + "?ApplicationName=mine", sql));
    }
}
