package io.oneclick.exporter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs statements within one transaction that can only read and sees the database at one instant. */
public final class Session {

    private static final Query SESSION = Query.load(Session.class, "session.sql");
    /** Rows fetched at a time: large enough that round trips do not count, small enough that memory does not. */
    private static final int FETCH_SIZE = 2_000;
    /** The transaction of an exporter that hangs must not hold back the database's vacuum for longer. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

    /** Statements that may fail without harm to the rest of the transaction. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws SQLException;
    }

    private final Connection connection;
    private final UnaryOperator<String> missingTableHint;
    private Instant now;
    private int statements;

    private Session(Connection connection, UnaryOperator<String> missingTableHint) {
        this.connection = connection;
        this.missingTableHint = missingTableHint;
    }

    /** Prepares the transaction that the connection's first statement begins. */
    static Session begin(
            Connection connection,
            ZoneId timezone,
            Duration statementTimeout,
            Plans plans,
            UnaryOperator<String> missingTableHint)
            throws SQLException {
        Session session = new Session(connection, missingTableHint);
        List<String> parameters = List.of(
                timezone.getId(),
                Long.toString(statementTimeout.toMillis()),
                Long.toString(IDLE_TIMEOUT.toMillis()),
                Boolean.toString(plans == Plans.BY_INDEX));
        session.each(SESSION, parameters, row -> session.now = EpochSeconds.instant(row, "now"));
        return session;
    }

    /** The database's {@code now()}: the instant of this transaction. */
    public Instant now() {
        return now;
    }

    /** How many statements were sent by now. */
    public int statements() {
        return statements;
    }

    /**
     * Runs a query and hands over row by row.
     *
     * @param parameters texts and whole numbers; texts are sent without a type, so that the column compared with decides
     */
    public void each(Query query, List<?> parameters, RowHandler handler) throws SQLException {
        each(query.sql(), parameters, handler);
    }

    /** The server's plan for a query, which is run for it, with times and buffers: one text for each line of the plan. */
    public List<String> explain(Query query, List<?> parameters) throws SQLException {
        List<String> lines = new ArrayList<>();
        each("EXPLAIN (ANALYZE, BUFFERS) " + query.sql(), parameters, row -> lines.add(row.getString(1)));
        return lines;
    }

    private void each(String sql, List<?> parameters, RowHandler handler) throws SQLException {
        statements++;
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
     * Tries something that may lack a table, a column or a permission, which would otherwise end the transaction.
     *
     * @return why it could not be done and what to do about it; empty if it was done
     */
    public Optional<String> attempt(Attempt attempt) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            attempt.run();
            connection.releaseSavepoint(savepoint);
            return Optional.empty();
        } catch (SQLException e) {
            DatabaseProblem problem = new DatabaseProblem(e, missingTableHint);
            if (!problem.isMissing()) {
                throw e;
            }
            connection.rollback(savepoint);
            return Optional.of(problem.text());
        }
    }
}
