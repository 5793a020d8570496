package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.shipped.Program;
import io.oneclick.exporter.source.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's PgBouncer in transaction mode, with two sessions on the server for everybody: each transaction may run in another
 * one than the one before, and what it leaves behind is the next one's, whoever that is.
 */
class PgBouncerTest {

    private static final int EXPORTERS = 3;
    private static final int READS = 30;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Process bouncer;
    private LocalDatabase address;

    @BeforeEach
    void start() throws Exception {
        Program program = Program.required("pgbouncer");
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "api").pullRequest(100, 10, 1, 0, "aaaa");
        database.mergeCheck("REPOSITORY", 10, "ci").report(10, "aaaa", "ci", 1);
        LocalDatabase role = database.readOnly();
        address = new LocalDatabase(EmbeddedDatabase.freePort(), role.database(), "anybody", "");
        bouncer = start(program, role);
        Wait.until("PgBouncer answers", () -> {
            assertTrue(bouncer.isAlive(), () -> log());
            try (Connection connection = somebodyElse()) {
                return connection.isValid(10);
            } catch (SQLException notYet) {
                return false;
            }
        });
    }

    private Process start(Program program, LocalDatabase role) throws IOException {
        Path settings = Files.writeString(directory.resolve("pgbouncer.ini"), """
                [databases]
                %s = host=127.0.0.1 port=%d user=%s password='%s'
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 2
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        role.database(), role.port(), role.user(), role.password(), address.port()));
        List<String> command = new ArrayList<>(List.of(program.file().toString(), settings.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // Which it refuses to run as.
            command.addAll(1, List.of("-u", "nobody"));
            Files.setAttribute(settings, "unix:uid", 65_534);
            Files.setAttribute(directory, "unix:uid", 65_534);
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (bouncer != null) {
            bouncer.destroyForcibly().onExit().join();
            database.close();
        }
    }

    /** Another program's connection, which does not care about PgBouncer but for names of statements. */
    private Connection somebodyElse() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl() + "&prepareThreshold=0");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Void read(BitbucketSource source) {
        try {
            for (int i = 0; i < READS; i++) {
                assertEquals(1, source.read(Extent.ALL).open().count());
            }
            return null;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void everyRefreshWorksAndNothingOfItReachesTheSessionsOfOthers() throws Exception {
        List<BitbucketSource> sources = new ArrayList<>();
        String url = address.url().replace("anybody:@", "anybody@");
        try (Connection other = somebodyElse()) {
            String all = "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings"
                    + " WHERE name NOT IN ('application_name', 'transaction_deferrable') AND context <> 'internal'";
            String before = ask(other, all);
            assertTrue(before.contains("default_transaction_isolation=read committed"), before);
            List<CompletableFuture<Void>> reads = new ArrayList<>();
            for (int i = 0; i < EXPORTERS; i++) {
                BitbucketSource source = TestSource.open(url);
                sources.add(source);
                reads.add(CompletableFuture.supplyAsync(() -> read(source)));
            }
            CompletableFuture<Void> end = CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new));
            while (!end.isDone()) {
                assertEquals(before, ask(other, all));
            }
            end.get();
            assertEquals(before, ask(other, all));
        } finally {
            sources.forEach(BitbucketSource::close);
        }
        assertEquals(
                List.of("2"),
                database.ask("SELECT count(*) FROM pg_stat_activity WHERE usename = 'oneclick'"
                        + " AND datname = current_database()"),
                "everybody shared two sessions");
    }

    @Test
    void aSchemaOfTheUrlWorksBehindItToo() throws Exception {
        database.execute("CREATE SCHEMA bitbucket; GRANT USAGE ON SCHEMA bitbucket TO oneclick");
        for (String table : Tables.SNAPSHOT) {
            database.execute("ALTER TABLE \"" + table + "\" SET SCHEMA bitbucket");
        }
        String url = address.url().replace("anybody:@", "anybody@") + "?currentSchema=bitbucket";
        try (BitbucketSource source = TestSource.open(url);
                Connection other = somebodyElse()) {
            read(source);
            assertEquals("\"$user\", public", ask(other, "SHOW search_path"));
        }
    }
}
