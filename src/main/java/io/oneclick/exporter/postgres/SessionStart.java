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
 * Begins transactions: read-only, all tables locked at once and without waiting, and all that a transaction needs set within
 * it. Remembers which tables could be locked, so that the next transaction locks them before it looks.
 */
final class SessionStart {

    private static final Query BEGIN = Query.load(SessionStart.class, "begin.sql");
    private static final Query SESSION = Query.load(SessionStart.class, "session.sql");
    /** The transaction of an exporter that hangs must not hold back the database's vacuum for longer. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);
    /** Tables that change again and again while they are looked for are being worked on. */
    private static final int MAX_ATTEMPTS = 3;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Settings settings;
    private final String schemas;
    private final UnaryOperator<String> missingTableHint;
    private final StatementListener listener;
    /** The tables there are, as SQL has them, by the tables that were asked for; the empty text is none. */
    private final Map<List<String>, String> lockable = new ConcurrentHashMap<>();

    private record Answer(Instant now, String tables) {}

    SessionStart(Settings settings, UnaryOperator<String> missingTableHint, StatementListener listener) {
        this.settings = settings;
        this.missingTableHint = missingTableHint;
        this.listener = listener;
        this.schemas = settings.get(Setting.DATABASE_URL).schemas();
    }

    Session begin(Connection connection, TransactionOptions options) throws SQLException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            String locked = lockable.getOrDefault(options.tables(), "");
            Answer answer = tryToBegin(connection, options, locked);
            if (answer != null && answer.tables().equals(locked)) {
                return new Session(
                        connection, answer.now(), settings.get(Setting.STATEMENT_TIMEOUT), missingTableHint, listener);
            }
            connection.rollback();
            lockable.put(options.tables(), answer == null ? "" : answer.tables());
        }
        throw new SQLException("the tables change while they are looked for", LOCK_NOT_AVAILABLE);
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

    /** False where a table that was there is not any more, or may not be read. */
    private boolean lock(Connection connection, String tables) throws SQLException {
        // LOCK takes no parameters. The names are the server's own, quoted by itself.
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
