package io.oneclick.exporter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.LockedException;
import io.oneclick.exporter.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** A PostgreSQL database that is only read, through at most two connections. Safe for several threads. */
public final class Database implements AutoCloseable {

    private final UnaryOperator<String> missingTableHint;
    private final SessionStart start;
    private final HikariDataSource pool;

    /**
     * Connects when first read, not now: the database may be down.
     *
     * @param missingTableHint says for the name of a table that is not there what that may mean
     * @param listener is told of each statement
     */
    public Database(Settings settings, UnaryOperator<String> missingTableHint, StatementListener listener) {
        this.missingTableHint = missingTableHint;
        this.start = new SessionStart(settings, missingTableHint, listener);
        this.pool = new HikariDataSource(
                PoolConfig.of(settings.get(Setting.DATABASE_URL), settings.get(Setting.STATEMENT_TIMEOUT)));
    }

    /**
     * Runs one transaction: {@code REPEATABLE READ, READ ONLY}, in the zone and under the statement timeout of the
     * settings. Waits for one of the two connections, and for no lock.
     *
     * @throws LockedException if somebody is changing a table
     * @throws SourceException if the database could not be reached or a statement failed: why, and the next step
     */
    public <T> T read(TransactionOptions options, Transaction<T> transaction) throws SourceException {
        try (Connection connection = pool.getConnection()) {
            T result = transaction.run(start.begin(connection, options));
            connection.commit();
            return result;
        } catch (SQLException e) {
            DatabaseProblem problem = new DatabaseProblem(e, missingTableHint);
            throw problem.isLocked() ? new LockedException(problem.text(), e) : new SourceException(problem.text(), e);
        }
    }

    /** As above, without tables that are locked in advance. */
    public <T> T read(Plans plans, Transaction<T> transaction) throws SourceException {
        return read(new TransactionOptions(plans, List.of()), transaction);
    }

    /** The connections now. */
    public Connections connections() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new Connections(
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                now.getTotalConnections());
    }

    /** Closes the connections. A transaction that runs fails soon after. */
    @Override
    public void close() {
        pool.close();
    }
}
