package io.oneclick.exporter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a transaction that takes too long, whatever it waits for. The timeouts of statements and of the socket start
 * again with each answer, so on a slow network a transaction could hold its locks without a limit.
 */
final class Deadline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

    private final long begun = System.nanoTime();
    private final Duration limit;
    private ScheduledFuture<?> end;
    private volatile boolean isPassed;
    private boolean isClosed;

    /** Starts now, so that the wait for a connection counts. */
    Deadline(Duration limit) {
        this.limit = limit;
    }

    /** Aborts the connection when the time is over, unless this deadline is closed before. */
    void watch(Connection connection, ScheduledExecutorService timer) {
        long left = limit.toNanos() - (System.nanoTime() - begun);
        end = timer.schedule(() -> abort(connection), Math.max(left, 0), TimeUnit.NANOSECONDS);
    }

    private synchronized void abort(Connection connection) {
        if (isClosed) {
            return;
        }
        isPassed = true;
        try {
            // Cancels the statement first: the server holds the locks while it works, and would notice the end of the
            // connection only at its next write.
            connection.unwrap(PgConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.debug("The statement could not be cancelled on the server", e);
        }
        try {
            connection.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection could not be aborted", e);
        }
    }

    /** Whether the connection was aborted. */
    boolean isPassed() {
        return isPassed;
    }

    /** Waits for a running abort: the pool must not get the connection back before its end. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (end != null) {
            end.cancel(false);
        }
    }
}
