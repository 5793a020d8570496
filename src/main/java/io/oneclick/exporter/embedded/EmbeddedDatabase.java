package io.oneclick.exporter.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An embedded PostgreSQL server whose databases are created with Bitbucket's tables. It listens only on 127.0.0.1, with
 * a random password, in a private temporary directory. The directory is removed when this object is closed or the JVM
 * ends, even if the JVM is killed.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String TEMPLATE = "template1";
    private static final int LOWEST_PORT = 10_000;
    private static final int HIGHEST_PORT = 19_999;
    private static final int MAX_TRIES = 100;

    private final PostgresServer server;
    private final Process guard;
    private final LocalDatabase superuser;

    private EmbeddedDatabase(PostgresServer server, Process guard, LocalDatabase superuser) {
        this.server = server;
        this.guard = guard;
        this.superuser = superuser;
    }

    public static EmbeddedDatabase start() throws IOException, InterruptedException, SQLException {
        return start(Map.of());
    }

    /**
     * Starts with additional settings of postgresql.conf, for example {@code timezone} or {@code
     * shared_preload_libraries}.
     */
    public static EmbeddedDatabase start(Map<String, String> settings)
            throws IOException, InterruptedException, SQLException {
        ServerAccount account = ServerAccount.find();
        Path directory = Files.createTempDirectory("oneclick-postgresql-");
        Process guard = guard(directory);
        try {
            LocalDatabase address = new LocalDatabase(
                    freePort(),
                    TEMPLATE,
                    PostgresServer.SUPERUSER,
                    UUID.randomUUID().toString());
            PostgresServer server = new PostgresServer(directory, account);
            server.make(address.password(), settings(address.port(), settings));
            server.start();
            try (Connection connection = address.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(Resources.text(EmbeddedDatabase.class, "bitbucket-schema.sql"));
            }
            return new EmbeddedDatabase(server, guard, address);
        } catch (IOException | InterruptedException | SQLException | RuntimeException failure) {
            release(guard);
            throw failure;
        }
    }

    /** Creates a database with Bitbucket's tables, without rows; the address is that of the superuser. */
    public LocalDatabase createDatabase(String name) throws SQLException {
        // Connects to a database other than the template, which must have no sessions while it is copied.
        try (Connection connection = database("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true) + " TEMPLATE " + TEMPLATE);
        }
        return database(name);
    }

    /** Drops a database and ends its connections. */
    public void dropDatabase(String name) throws SQLException {
        try (Connection connection = database("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + statement.enquoteIdentifier(name, true) + " WITH (FORCE)");
        }
    }

    /** A database of this server, for the superuser. */
    public LocalDatabase database(String name) {
        return new LocalDatabase(superuser.port(), name, superuser.user(), superuser.password());
    }

    /** The server's process id while it runs; another one after a stop and a start. */
    public Optional<Long> pid() throws IOException {
        return server.pid();
    }

    /** Stops the server and cuts every connection; the data stays. */
    public void stopServer() throws IOException, InterruptedException {
        server.stop();
    }

    /** Starts the stopped server again, at the same address. */
    public void startServer() throws IOException, InterruptedException {
        server.start();
    }

    /** Stops all processes of the server: connections stay open but get no answer. */
    public void freeze() throws IOException {
        server.signal("STOP");
    }

    /** Lets a frozen server continue. */
    public void thaw() throws IOException {
        server.signal("CONT");
    }

    @Override
    public void close() throws IOException {
        // A frozen server would need five seconds to notice.
        server.signal("CONT");
        release(guard);
    }

    private static Process guard(Path directory) throws IOException {
        return new ProcessBuilder(
                        "sh", "-c", Resources.text(EmbeddedDatabase.class, "guard.sh"), "guard", directory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Makes the guard end the server and remove its directory, and waits for the guard. */
    private static void release(Process guard) throws IOException {
        guard.getOutputStream().close();
        guard.onExit().join();
    }

    private static Map<String, String> settings(int port, Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", LocalDatabase.HOST);
        all.put("port", String.valueOf(port));
        all.put("unix_socket_directories", "");
        // Temporary data, which need not survive a power failure.
        all.put("fsync", "off");
        all.put("synchronous_commit", "off");
        all.put("full_page_writes", "off");
        all.put("wal_level", "minimal");
        all.put("max_wal_senders", "0");
        all.put("shared_buffers", "32MB");
        all.putAll(others);
        return all;
    }

    /**
     * A free port of 127.0.0.1. It is below the range that systems use for outgoing connections, one of which could
     * otherwise take it before the caller listens on it.
     */
    public static int freePort() throws IOException {
        InetAddress host = InetAddress.getByName(LocalDatabase.HOST);
        for (int tries = 0; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT + 1);
            try (ServerSocket socket = new ServerSocket(port, 1, host)) {
                return socket.getLocalPort();
            } catch (BindException inUse) {
                if (tries == MAX_TRIES) {
                    throw inUse;
                }
            }
        }
    }
}
