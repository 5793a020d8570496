package io.oneclick.exporter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.oneclick.exporter.settings.Durations;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.LockedException;
import io.oneclick.exporter.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.UnaryOperator;

/** A PostgreSQL database that is only read, through at most two connections. Thread-safe. */
public final class Database implements AutoCloseable {

    private static final String TOO_SLOW =
            "it took longer than %s and was aborted: check the network, check the statements with explain(), or"
                    + " raise --refresh-timeout";

    private final UnaryOperator<String> missingTableHint;
    private final Duration limit;
    private final SessionStart start;
    private final LoginPause logins;
    private final HikariDataSource pool;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "oneclick-deadline");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Connects when first read, not now: the database may be down.
     *
     * @param missingTableHint gives the next step for the name of a missing table
     * @param listener is notified of each statement
     * @param logins the pauses after refused logins
     */
    public Database(
            Settings settings, UnaryOperator<String> missingTableHint, StatementListener listener, Logins logins) {
        this.logins = logins.of(settings.get(Setting.DATABASE_URL));
        this.missingTableHint = missingTableHint;
        this.limit = settings.get(Setting.REFRESH_TIMEOUT);
        this.start = new SessionStart(settings, missingTableHint, listener);
        this.pool = new HikariDataSource(PoolConfig.of(
                settings.get(Setting.DATABASE_URL), settings.get(Setting.STATEMENT_TIMEOUT), this.logins));
        // The task of a deadline that was met must be removed at once.
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs one transaction: {@code REPEATABLE READ, READ ONLY}, with the time zone and the timeouts of the settings.
     * Waits for one of the two connections, but not for locks. After the refresh timeout, its connection is aborted.
     *
     * @throws LockedException if another session is changing a table
     * @throws SourceException if the database could not be reached or a statement failed: the reason and the next step
     */
    public <T> T read(TransactionOptions options, Transaction<T> transaction) throws SourceException {
        Deadline deadline = new Deadline(limit);
        try (Connection connection = connect()) {
            try (deadline) {
                deadline.watch(connection, timer);
                T result = transaction.run(start.begin(connection, options, deadline));
                connection.commit();
                return result;
            } finally {
                if (deadline.isPassed()) {
                    pool.evictConnection(connection);
                }
            }
        } catch (SQLException e) {
            if (deadline.isPassed()) {
                throw new SourceException(TOO_SLOW.formatted(Durations.format(limit)), e);
            }
            DatabaseProblem problem = new DatabaseProblem(e, missingTableHint);
            throw problem.isLocked() ? new LockedException(problem.text(), e) : new SourceException(problem.text(), e);
        }
    }

    private Connection connect() throws SQLException {
        // The pool would repeat the login for as long as it waits for a connection.
        logins.check();
        return pool.getConnection();
    }

    /** The same, without tables that are locked in advance. */
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
        ((DriverDataSource) pool.getDataSource()).close();
        pool.close();
        timer.shutdownNow();
    }
}
