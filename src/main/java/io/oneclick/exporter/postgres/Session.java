package io.oneclick.exporter.postgres;

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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Runs statements in one read-only transaction, which sees the database at one instant. */
public final class Session {

    /** Rows fetched at a time: large enough for few round trips, small enough for little memory. */
    private static final int FETCH_SIZE = 2_000;
    /** The name of all statements that ask for a plan. */
    private static final String EXPLAIN = "explain";

    /** Statements that may fail without affecting the rest of the transaction. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws SQLException;
    }

    private final Connection connection;
    private final Deadline deadline;
    private final Duration statementTimeout;
    private final UnaryOperator<String> missingTableHint;
    private final StatementListener listener;
    private final Instant now;
    private int statements;

    Session(
            Connection connection,
            Deadline deadline,
            Instant now,
            Duration statementTimeout,
            UnaryOperator<String> missingTableHint,
            StatementListener listener) {
        this.connection = connection;
        this.deadline = deadline;
        this.now = now;
        this.statementTimeout = statementTimeout;
        this.missingTableHint = missingTableHint;
        this.listener = listener;
    }

    /** The database's {@code now()}: the instant of this transaction. */
    public Instant now() {
        return now;
    }

    /** The number of statements sent so far. */
    public int statements() {
        return statements;
    }

    /**
     * Runs a query and passes on each row.
     *
     * @param parameters texts, whole numbers and lists of texts; texts are sent without a type, so that a cast or the
     *     column compared with decides
     */
    public void each(Query query, List<?> parameters, RowHandler handler) throws SQLException {
        timed(query.name(), () -> run(connection, query.sql(), parameters, handler));
    }

    /** Runs a query and returns the server's plan with times and buffers: one text for each line of the plan. */
    public List<String> explain(Query query, List<?> parameters) throws SQLException {
        List<String> lines = new ArrayList<>();
        String explain = "EXPLAIN (ANALYZE, BUFFERS) " + query.sql();
        timed(EXPLAIN, () -> run(connection, explain, parameters, row -> lines.add(row.getString(1))));
        return lines;
    }

    /**
     * Runs a SELECT that an operator wrote. It can only read, is limited by the statement timeout, and leaves the
     * transaction unchanged, also if it fails. An exception of the handler ends it and is thrown again.
     *
     * @return the reason for its failure and the next step; empty if it succeeded
     * @throws SQLException if the connection is lost: no other query can follow in this transaction
     */
    public Optional<String> foreign(Query query, RowsHandler handler) throws SQLException {
        ForeignQuery foreign = new ForeignQuery(connection, query.sql(), statementTimeout);
        return unlessLost(() -> timed(query.name(), () -> foreign.each(handler)));
    }

    /**
     * The server's plan for a SELECT that an operator wrote.
     *
     * @param options of EXPLAIN; {@code ANALYZE} runs the query
     * @param lines gets each line
     * @return and throws as {@link #foreign}
     */
    public Optional<String> explainForeign(Query query, String options, Consumer<String> lines) throws SQLException {
        ForeignQuery foreign = new ForeignQuery(connection, query.sql(), statementTimeout);
        return unlessLost(() -> timed(EXPLAIN, () -> foreign.explain(options, row -> lines.accept(row.getString(1)))));
    }

    private Optional<String> unlessLost(Attempt attempt) throws SQLException {
        try {
            attempt.run();
            return Optional.empty();
        } catch (SQLException e) {
            // The deadline cancels the statement before it aborts the connection.
            if (connection.isClosed() || deadline.isPassed()) {
                throw e;
            }
            return Optional.of(DatabaseProblem.foreign(e).text());
        }
    }

    private void timed(String name, Attempt statement) throws SQLException {
        statements++;
        long start = System.nanoTime();
        String state = null;
        try {
            statement.run();
        } catch (SQLException e) {
            state = e.getSQLState();
            throw e;
        } finally {
            listener.ended(name, Duration.ofNanos(System.nanoTime() - start), state);
        }
    }

    static void run(Connection connection, String sql, List<?> parameters, RowHandler handler) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < parameters.size(); i++) {
                set(connection, statement, i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    handler.handle(rows);
                }
            }
        }
    }

    private static void set(Connection connection, PreparedStatement statement, int index, Object parameter)
            throws SQLException {
        if (parameter instanceof List<?> texts) {
            statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
        } else {
            statement.setObject(index, parameter, parameter instanceof String ? Types.OTHER : Types.BIGINT);
        }
    }

    /**
     * Tries an action for which a table, a column or a privilege may be missing, which would otherwise end the
     * transaction.
     *
     * @return the reason for its failure and the next step; empty if it succeeded
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
