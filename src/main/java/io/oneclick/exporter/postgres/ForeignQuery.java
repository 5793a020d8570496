package io.oneclick.exporter.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;

/**
 * A query that an operator wrote, run through a cursor: the server then accepts a single SELECT only, which neither ends the
 * transaction nor writes. What it sets, and a failure, end with it: the savepoint before it is always returned to.
 */
final class ForeignQuery {

    private static final int FETCH_SIZE = 2_000;
    /** Of a query that was cancelled because it took too long, as the server says it. */
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final String declaration;
    private final Duration limit;

    /** @param limit of the query as a whole: the server's own is for each batch of rows */
    ForeignQuery(Connection connection, String sql, Duration limit) {
        this.connection = connection;
        // The line break ends a comment on the last line.
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
            // A { is the query's own, and no escape of JDBC's.
            statement.setEscapeProcessing(false);
            run.with(statement);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback(savepoint);
            } catch (SQLException lost) {
                // Why the connection broke is the first one's story.
                e.addSuppressed(lost);
            }
            throw e;
        }
        connection.rollback(savepoint);
    }
}
