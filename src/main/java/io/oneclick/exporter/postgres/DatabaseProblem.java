package io.oneclick.exporter.postgres;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Derives the problem of the database and the next step from an exception of the driver. */
final class DatabaseProblem {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";
    private static final String UNDEFINED_FUNCTION = "42883";
    private static final String DATATYPE_MISMATCH = "42804";
    private static final String CANNOT_COERCE = "42846";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String CHECK_ADDRESS =
            "check host and port in --database-url, that the server is running, and that no firewall blocks the"
                    + " connection";

    private static final Pattern DENIED = Pattern.compile("permission denied for (?:table|relation|view) (\\S+)");
    private static final Pattern UNDEFINED = Pattern.compile("relation \"(.+)\" does not exist");

    private final SQLException root;
    private final String state;
    private final UnaryOperator<String> missingTableHint;
    private final String unknownSchema;

    /** @param missingTableHint gives the next step for the name of a missing table */
    DatabaseProblem(SQLException thrown, UnaryOperator<String> missingTableHint) {
        this(
                thrown,
                missingTableHint,
                "the exporter does not support the schema of this Bitbucket version: please report it");
    }

    private DatabaseProblem(SQLException thrown, UnaryOperator<String> missingTableHint, String unknownSchema) {
        this.root = root(thrown);
        this.state = root.getSQLState() == null ? "" : root.getSQLState();
        this.missingTableHint = missingTableHint;
        this.unknownSchema = unknownSchema;
    }

    /** A problem of an operator's own statement. */
    static DatabaseProblem foreign(SQLException thrown) {
        return new DatabaseProblem(
                thrown,
                table -> "if it is in another schema, write schema.table",
                "check the query against the tables");
    }

    /** Whether a table, a column or a privilege is missing, while the connection works. */
    boolean isMissing() {
        return switch (state) {
            case UNDEFINED_TABLE,
                    UNDEFINED_COLUMN,
                    UNDEFINED_FUNCTION,
                    DATATYPE_MISMATCH,
                    CANNOT_COERCE,
                    INSUFFICIENT_PRIVILEGE -> true;
            default -> false;
        };
    }

    /** Whether another session holds a lock that the statement would have to wait for. */
    boolean isLocked() {
        return state.equals(LOCK_NOT_AVAILABLE);
    }

    /** Whether the server refused the login: a password, a role, a rule of pg_hba.conf. */
    static boolean isLogin(SQLException thrown) {
        return thrown.getSQLState() != null && thrown.getSQLState().startsWith("28");
    }

    /** Whether no encrypted connection was possible: a certificate or a host name that does not match. */
    static boolean isTls(SQLException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return ConnectionHint.isHostName(thrown);
    }

    /** One line: the database's message and the next step. */
    String text() {
        if (root instanceof SQLTransientConnectionException && state.isEmpty()) {
            // The pool's own message contains milliseconds, so that each would be a new problem.
            return "no connection to the database in time: " + CHECK_ADDRESS
                    + "; on a slow network, raise connect_timeout in it (seconds, 5 by default)";
        }
        String step = nextStep();
        return step.isEmpty() ? said() : said() + "; " + step;
    }

    private String nextStep() {
        return switch (state) {
            case INSUFFICIENT_PRIVILEGE -> grant();
            case UNDEFINED_TABLE -> missingTable();
            case UNDEFINED_COLUMN, UNDEFINED_FUNCTION, DATATYPE_MISMATCH, CANNOT_COERCE -> unknownSchema;
            case LOCK_NOT_AVAILABLE ->
                "another session is changing Bitbucket's tables, for example an upgrade, and must not wait for the"
                        + " exporter: the next refresh tries again";
            case "28P01", "28000" ->
                "check user and password (--database-password-file, --database-url, PGPASSWORD, PGPASSFILE), and"
                        + " pg_hba.conf on the server. A running exporter tries again after increasing delays of at most 10"
                        + " minutes; changed settings and reload() are tried at once";
            case "3D000" -> "check the database's name in --database-url";
            case "53300" ->
                "the server has no free connection for this role: check max_connections and the role's connection"
                        + " limit";
            case "57014" ->
                "find the slow statement with explain(), or raise --statement-timeout and, if it is shorter, the role's"
                        + " statement_timeout";
            case "22023" -> badParameter();
            case "08001", "08004", "08006", "08S01" -> ConnectionHint.of(root).orElse(CHECK_ADDRESS);
            default -> "";
        };
    }

    private String badParameter() {
        if (said().contains("TimeZone")) {
            return "set --timezone to a name in PostgreSQL's view pg_timezone_names";
        }
        return said().contains("search_path")
                ? "currentSchema in --database-url must be names of schemas, separated by commas"
                : "";
    }

    private String grant() {
        Matcher table = DENIED.matcher(said());
        return table.find()
                ? "run: GRANT SELECT ON " + Identifier.quoted(table.group(1)) + " TO the exporter's role"
                : "grant the exporter's role USAGE on the schema and SELECT on its tables";
    }

    private String missingTable() {
        Matcher table = UNDEFINED.matcher(said());
        return missingTableHint.apply(table.find() ? table.group(1) : "");
    }

    /** The pool wraps the reason why it could not connect: the innermost SQL exception is the database's. */
    private static SQLException root(SQLException thrown) {
        SQLException root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                root = sql;
            }
        }
        return root;
    }

    private String said() {
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        if (root.getCause() instanceof ConnectException) {
            // The driver's own advice follows the fact.
            return line.replaceFirst("[.] .*$", "").replaceFirst("[.]+$", "");
        }
        // "The connection attempt failed" is not specific. The cause is: unknown host, no route, certificate not
        // trusted …
        String fact = line.replaceFirst("[.]+$", "");
        return root.getCause() instanceof IOException cause ? fact + " (" + cause + ")" : fact;
    }
}
