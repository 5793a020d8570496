package io.oneclick.exporter.postgres;

import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Begins transactions: read-only, with all tables locked at once and without waiting, and with all parameters set for
 * the transaction only. Remembers which tables could be locked, so that the next transaction locks them before it looks
 * them up.
 */
final class SessionStart {

    private static final Query BEGIN = Query.load(SessionStart.class, "begin.sql");
    private static final Query SESSION = Query.load(SessionStart.class, "session.sql");
    /** The transaction of an exporter that hangs must not block the database's vacuum for longer. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);
    /** If the tables change repeatedly while they are looked up, another session is changing them. */
    private static final int MAX_ATTEMPTS = 3;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Settings settings;
    private final String schemas;
    private final UnaryOperator<String> missingTableHint;
    private final StatementListener listener;
    /**
     * The existing tables, as written in SQL, by the names of the required tables; the empty text means that there is
     * none.
     */
    private final Map<List<String>, String> lockable = new ConcurrentHashMap<>();

    private record Answer(Instant now, String tables) {}

    SessionStart(Settings settings, UnaryOperator<String> missingTableHint, StatementListener listener) {
        this.settings = settings;
        this.missingTableHint = missingTableHint;
        this.listener = listener;
        this.schemas = settings.get(Setting.DATABASE_URL).schemas();
    }

    Session begin(Connection connection, TransactionOptions options, Deadline deadline) throws SQLException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            String locked = lockable.getOrDefault(options.tables(), "");
            Answer answer = tryToBegin(connection, options, locked);
            if (answer != null && answer.tables().equals(locked)) {
                return new Session(
                        connection,
                        deadline,
                        answer.now(),
                        settings.get(Setting.STATEMENT_TIMEOUT),
                        missingTableHint,
                        listener);
            }
            connection.rollback();
            lockable.put(options.tables(), answer == null ? "" : answer.tables());
        }
        throw new SQLException("the tables change while they are looked up", LOCK_NOT_AVAILABLE);
    }

    private Answer tryToBegin(Connection connection, TransactionOptions options, String tables) throws SQLException {
        long start = System.nanoTime();
        String state = null;
        try {
            return lock(connection, tables) ? prepare(connection, options) : null;
        } catch (SQLException e) {
            state = e.getSQLState();
            throw e;
        } finally {
            listener.ended(SESSION.name(), Duration.ofNanos(System.nanoTime() - start), state);
        }
    }

    /** False if a table does not exist any more, or cannot be read. */
    private boolean lock(Connection connection, String tables) throws SQLException {
        // LOCK accepts no parameters. The server itself has returned and quoted these names.
        String lock = tables.isEmpty() ? "" : "; LOCK TABLE " + tables + " IN ACCESS SHARE MODE NOWAIT";
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN.sql() + lock);
            return true;
        } catch (SQLException e) {
            if (!tables.isEmpty() && new DatabaseProblem(e, missingTableHint).isMissing()) {
                return false;
            }
            throw e;
        }
    }

    private Answer prepare(Connection connection, TransactionOptions options) throws SQLException {
        Answer[] answer = new Answer[1];
        List<?> parameters = List.of(
                settings.get(Setting.TIMEZONE).getId(),
                Long.toString(IDLE_TIMEOUT.toMillis()),
                Boolean.toString(options.plans() == Plans.BY_INDEX),
                schemas,
                settings.get(Setting.STATEMENT_TIMEOUT).toMillis() + "ms",
                options.tables());
        Session.run(connection, SESSION.sql(), parameters, row -> {
            String found = row.getString("tables");
            answer[0] = new Answer(EpochSeconds.instant(row, "now"), found == null ? "" : found);
        });
        return answer[0];
    }
}
