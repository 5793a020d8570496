package io.oneclick.exporter.bitbucket;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Reads Bitbucket Data Center's PostgreSQL through a pool of at most two connections that can only read. */
public final class BitbucketSource implements Source {

    private static final int MOST_CONNECTIONS = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Longer than the statement timeout, so that a server that still answers gets to cancel the statement itself. */
    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(5);

    private final Settings settings;
    private final HikariDataSource pool;

    /** Connects when first read, not now: the database may be down. */
    public BitbucketSource(Settings settings) {
        this.settings = settings;
        this.pool = new HikariDataSource(configuration(settings));
    }

    private static HikariConfig configuration(Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("oneclick");
        config.setJdbcUrl(settings.database().jdbcUrl());
        config.setUsername(settings.database().user());
        config.setPassword(settings.database().password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setValidationTimeout(CONNECT_TIMEOUT.toMillis());
        // What the URL says wins over these.
        config.addDataSourceProperty("ApplicationName", "oneclick-exporter");
        config.addDataSourceProperty("readOnlyMode", "always");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("loginTimeout", Long.toString(2 * CONNECT_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("cancelSignalTimeout", "2");
        config.addDataSourceProperty(
                "socketTimeout",
                Long.toString(settings.statementTimeout().plus(SOCKET_MARGIN).toSeconds()));
        return config;
    }

    @Override
    public String name() {
        return "Bitbucket on PostgreSQL at " + settings.database().display();
    }

    @Override
    public Snapshot read() throws SourceException {
        return withConnection(connection -> new Reading(connection, settings).read());
    }

    @Override
    public List<Finding> check() throws SourceException {
        return withConnection(connection -> new Check(connection, settings).findings());
    }

    @Override
    public String explain() throws SourceException {
        return withConnection(connection -> new Explanation(connection, settings).text());
    }

    @Override
    public Connections connections() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new Connections(
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                now.getTotalConnections());
    }

    /** What to do in one transaction. */
    @FunctionalInterface
    private interface Transaction<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T withConnection(Transaction<T> transaction) throws SourceException {
        try (Connection connection = pool.getConnection()) {
            T answer = transaction.run(connection);
            connection.commit();
            return answer;
        } catch (SQLException e) {
            throw new SourceException(DatabaseProblem.describe(e), e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
