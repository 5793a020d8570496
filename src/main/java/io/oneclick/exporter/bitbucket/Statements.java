package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.settings.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs statements on one connection, within the transaction it is in. */
final class Statements {

    /** Rows fetched at a time: large enough that round trips do not count, small enough that memory does not. */
    private static final int FETCH_SIZE = 2_000;
    /** The transaction of an exporter that hangs must not hold back the database's vacuum for longer. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

    /** What to do with one row. */
    @FunctionalInterface
    interface RowHandler {
        void handle(ResultSet row) throws SQLException;
    }

    /** What may fail without harm to the rest of the transaction. */
    @FunctionalInterface
    interface Attempt {
        void run() throws SQLException;
    }

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Prepares the transaction. Returns the database's {@code now()}. */
    Instant begin(Settings settings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.SESSION.text())) {
            statement.setString(1, settings.timezone().getId());
            statement.setString(2, Long.toString(settings.statementTimeout().toMillis()));
            statement.setString(3, Long.toString(IDLE_TIMEOUT.toMillis()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return instant(row, "now");
            }
        }
    }

    /** When a pull request last changed, or null. */
    Instant newestActivity() throws SQLException {
        List<Instant> newest = new ArrayList<>();
        each(Sql.ACTIVITY, List.of(), row -> newest.add(instant(row, "newest")));
        return newest.get(0);
    }

    /** The server's plan for {@code sql} as it ran, with times and buffers: one line for each of its lines. */
    List<String> explain(Sql sql, List<?> parameters) throws SQLException {
        List<String> lines = new ArrayList<>();
        each("EXPLAIN (ANALYZE, BUFFERS) " + sql.text(), parameters, row -> lines.add(row.getString(1)));
        return lines;
    }

    /** Runs {@code sql} and hands over row by row. Texts are sent without a type: the compared column decides. */
    void each(Sql sql, List<?> parameters, RowHandler handler) throws SQLException {
        each(sql.text(), parameters, handler);
    }

    private void each(String sql, List<?> parameters, RowHandler handler) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < parameters.size(); i++) {
                Object parameter = parameters.get(i);
                statement.setObject(i + 1, parameter, parameter instanceof String ? Types.OTHER : Types.BIGINT);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    handler.handle(rows);
                }
            }
        }
    }

    /**
     * Tries something that may lack a table, a column or a permission, which would else end the transaction.
     *
     * @return why it could not be done, or null if it was
     */
    SQLException attempt(Attempt attempt) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            attempt.run();
            connection.releaseSavepoint(savepoint);
            return null;
        } catch (SQLException e) {
            if (!DatabaseProblem.isMissing(e)) {
                throw e;
            }
            connection.rollback(savepoint);
            return e;
        }
    }

    /** Seconds since the epoch, as {@code extract(epoch …)} gives them; null where there are none or no end of them. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        if (text == null || text.endsWith("Infinity")) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text);
        BigDecimal seconds = exact.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                seconds.longValueExact(),
                exact.subtract(seconds).movePointRight(9).longValue());
    }
}
