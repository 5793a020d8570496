package io.oneclick.exporter.bitbucket;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with the database, and what to do, from what the driver threw. */
final class DatabaseProblem {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";
    private static final String UNDEFINED_FUNCTION = "42883";
    private static final String DATATYPE_MISMATCH = "42804";
    private static final String CANNOT_COERCE = "42846";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String CODE_INSIGHTS = "AO_2AD648_";
    private static final String ELSEWHERE =
            "is this Bitbucket's database? For tables in another schema than public, add currentSchema=… to --database-url";
    private static final String WITHOUT_CODE_INSIGHTS =
            "this Bitbucket seems to have no Code Insights, or its tables are in another schema (currentSchema=…)";

    private static final String CHECK_ADDRESS =
            "check host and port in --database-url, and that the server listens and no firewall is between";

    private static final Pattern DENIED = Pattern.compile("permission denied for (?:table|relation|view) (\\S+)");

    private DatabaseProblem() {}

    /** Whether a table, a column or the permission to read it is missing: the connection and the rest are sound. */
    static boolean isMissing(SQLException problem) {
        return switch (state(problem)) {
            case UNDEFINED_TABLE,
                    UNDEFINED_COLUMN,
                    UNDEFINED_FUNCTION,
                    DATATYPE_MISMATCH,
                    CANNOT_COERCE,
                    INSUFFICIENT_PRIVILEGE -> true;
            default -> false;
        };
    }

    /** One line: what the database said, and the next step. */
    static String describe(SQLException problem) {
        SQLException root = root(problem);
        if (root instanceof SQLTransientConnectionException && state(root).isEmpty()) {
            // The pool's own: it counts milliseconds, so that each would be another problem.
            return "no connection to the database in time: " + CHECK_ADDRESS + ", and that it answers";
        }
        String step = nextStep(root);
        return step.isEmpty() ? said(root) : said(root) + "; " + step;
    }

    private static String nextStep(SQLException problem) {
        return switch (state(problem)) {
            case INSUFFICIENT_PRIVILEGE -> grant(problem);
            case UNDEFINED_TABLE -> said(problem).contains(CODE_INSIGHTS) ? WITHOUT_CODE_INSIGHTS : ELSEWHERE;
            case UNDEFINED_COLUMN, UNDEFINED_FUNCTION, DATATYPE_MISMATCH, CANNOT_COERCE ->
                "this version of Bitbucket has another schema than the exporter knows: please report it";
            case "28P01", "28000" ->
                "check user and password (--database-url, PGPASSWORD, PGPASSFILE), and pg_hba.conf on the server";
            case "3D000" -> "check the database's name in --database-url";
            case "53300" -> "the server has no connection left for this role";
            case "57014" -> "see explain() for the slow statement, or raise --statement-timeout";
            case "22023" ->
                said(problem).contains("TimeZone")
                        ? "choose a --timezone that PostgreSQL knows (pg_timezone_names)"
                        : "";
            case "08001", "08004", "08006", "08S01" -> CHECK_ADDRESS;
            default -> "";
        };
    }

    private static String grant(SQLException problem) {
        Matcher table = DENIED.matcher(said(problem));
        return table.find()
                ? "run: GRANT SELECT ON " + quoted(table.group(1)) + " TO the exporter's role"
                : "grant the exporter's role USAGE on the schema and SELECT on its tables";
    }

    /** What it may mean that a table is not there. */
    static String missingTable(String table) {
        return table.startsWith(CODE_INSIGHTS) ? WITHOUT_CODE_INSIGHTS : ELSEWHERE;
    }

    /** An identifier as it must be written in SQL. */
    static String quoted(String table) {
        return table.equals(table.toLowerCase(Locale.ROOT)) ? table : '"' + table + '"';
    }

    /** The pool wraps what it could not connect for: the innermost SQL exception is what the database said. */
    private static SQLException root(SQLException problem) {
        SQLException root = problem;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                root = sql;
            }
        }
        return root;
    }

    private static String state(SQLException problem) {
        String state = root(problem).getSQLState();
        return state == null ? "" : state;
    }

    private static String said(SQLException problem) {
        String message = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        String line = message.lines().findFirst().orElse("").strip().replaceFirst("[.]+$", "");
        // "The connection attempt failed" says nothing: unknown host, no route, certificate not trusted … is in the
        // cause.
        return problem.getCause() instanceof IOException cause ? line + " (" + cause + ")" : line;
    }
}
