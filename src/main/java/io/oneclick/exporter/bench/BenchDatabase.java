package io.oneclick.exporter.bench;

import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.embedded.ReadOnlyRole;
import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A PostgreSQL server with generated rows, which measures the cost of its readers. */
final class BenchDatabase implements AutoCloseable {

    private static final String PASSWORD = "bench";

    private final EmbeddedDatabase server;
    private final LocalDatabase reader;
    private final Connection superuser;

    private BenchDatabase(EmbeddedDatabase server, LocalDatabase reader, Connection superuser) {
        this.server = server;
        this.reader = reader;
        this.superuser = superuser;
    }

    static BenchDatabase load(Size size) throws IOException, SQLException, InterruptedException {
        EmbeddedDatabase server = EmbeddedDatabase.start(Map.of(
                "shared_preload_libraries", "pg_stat_statements",
                "pg_stat_statements.track_planning", "on",
                "shared_buffers", "512MB",
                "max_wal_size", "8GB",
                "timezone", "UTC"));
        try {
            LocalDatabase database = server.createDatabase("bitbucket");
            Connection superuser = database.connect();
            try (Statement statement = superuser.createStatement()) {
                generate(size, statement);
                // These settings were only for loading.
                statement.execute("RESET ALL");
                statement.execute("CREATE EXTENSION pg_stat_statements");
                statement.execute("VACUUM (ANALYZE)");
                statement.execute("CHECKPOINT");
            }
            return new BenchDatabase(server, ReadOnlyRole.grant(database, PASSWORD), superuser);
        } catch (IOException | SQLException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private static void generate(Size size, Statement statement) throws IOException, SQLException {
        Map<String, Integer> settings = new LinkedHashMap<>();
        settings.put("projects", size.projects());
        settings.put("repositories", size.repositories());
        settings.put("pull_requests", size.pullRequests());
        settings.put("open", size.open());
        for (Map.Entry<String, Integer> setting : settings.entrySet()) {
            statement.execute("SET bench." + setting.getKey() + " = " + setting.getValue());
        }
        statement.execute(Resources.text(BenchDatabase.class, "generate.sql"));
    }

    /** The address for the exporter. */
    LocalDatabase reader() {
        return reader;
    }

    String version() throws SQLException {
        return superuser.getMetaData().getDatabaseProductVersion();
    }

    /** The cost of the reader's statements since the last {@link #forget}. */
    Spent spent() throws IOException, SQLException {
        try (PreparedStatement statement =
                superuser.prepareStatement(Resources.text(BenchDatabase.class, "spent.sql"))) {
            statement.setString(1, reader.user());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Spent(
                        row.getDouble("planning"),
                        row.getDouble("execution"),
                        row.getLong("buffers"),
                        row.getLong("rows"),
                        row.getLong("statements"),
                        row.getLong("refreshes"),
                        row.getLong("flows"));
            }
        }
    }

    void forget() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_stat_statements_reset()");
        }
    }

    /**
     * The database's cost.
     *
     * @param planning milliseconds
     * @param execution milliseconds
     * @param buffers pages found in or read into shared memory
     * @param refreshes number of refreshes that began
     * @param flows number of flow readings
     */
    record Spent(
            double planning, double execution, long buffers, long rows, long statements, long refreshes, long flows) {

        /** This cost without that of {@code count} refreshes like these. */
        Spent less(Spent plain, long count) {
            double share = count / (double) plain.refreshes;
            return new Spent(
                    planning - share * plain.planning,
                    execution - share * plain.execution,
                    Math.round(buffers - share * plain.buffers),
                    Math.round(rows - share * plain.rows),
                    Math.round(statements - share * plain.statements),
                    refreshes,
                    flows);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        superuser.close();
        server.close();
    }
}
