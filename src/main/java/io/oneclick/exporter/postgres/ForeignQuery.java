package io.oneclick.exporter.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;

/**
 * A query that an operator wrote, run through a cursor: the server then accepts only a single SELECT, which can neither
 * end the transaction nor write. A rollback to the savepoint before it always undoes the settings that it changes, and
 * its failure.
 */
final class ForeignQuery {

    private static final int FETCH_SIZE = 2_000;
    /** The SQLSTATE of a query that the server cancelled because it took too long. */
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final String declaration;
    private final Duration limit;

    /** @param limit for the whole query; the server's limit is for each batch of rows */
    ForeignQuery(Connection connection, String sql, Duration limit) {
        this.connection = connection;
        // The line break ends a comment in the last line of the query.
        this.declaration = "DECLARE oneclick NO SCROLL CURSOR FOR " + sql + "\n";
        this.limit = limit;
    }

    void each(RowsHandler handler) throws SQLException {
        isolated(statement -> {
            long start = System.nanoTime();
            statement.execute(declaration);
            int count = FETCH_SIZE;
            for (boolean isFirst = true; count == FETCH_SIZE; isFirst = false) {
                count = batch(statement, isFirst, handler);
                if (Duration.ofNanos(System.nanoTime() - start).compareTo(limit) > 0) {
                    throw new SQLException("the query took longer than the statement timeout to read", CANCELLED);
                }
            }
        });
    }

    private static int batch(Statement statement, boolean isFirst, RowsHandler handler) throws SQLException {
        int count = 0;
        try (ResultSet rows = statement.executeQuery("FETCH FORWARD " + FETCH_SIZE + " FROM oneclick")) {
            if (isFirst) {
                handler.columns(rows.getMetaData());
            }
            while (rows.next()) {
                handler.handle(rows);
                count++;
            }
        }
        return count;
    }

    /** @param options of EXPLAIN: {@code ANALYZE} runs the query */
    void explain(String options, RowHandler handler) throws SQLException {
        isolated(statement -> {
            try (ResultSet rows = statement.executeQuery("EXPLAIN (" + options + ") " + declaration)) {
                while (rows.next()) {
                    handler.handle(rows);
                }
            }
        });
    }

    private interface Run {
        void with(Statement statement) throws SQLException;
    }

    private void isolated(Run run) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            // A { belongs to the query and is not a JDBC escape.
            statement.setEscapeProcessing(false);
            run.with(statement);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback(savepoint);
            } catch (SQLException lost) {
                // The first exception explains why the connection was lost.
                e.addSuppressed(lost);
            }
            throw e;
        }
        connection.rollback(savepoint);
    }
}
