package io.oneclick.exporter.sql;

import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.Plans;
import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.source.SourceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's plans for an operator's queries. */
public final class SqlPlans {

    private static final Pattern COST = Pattern.compile("cost=[0-9.]+[.]{2}([0-9.]+)");

    private SqlPlans() {}

    /** The plan of each query with its times, run as in a refresh, as lines of text. */
    public static List<String> of(SqlCollector collector, Database database) {
        List<String> lines = new ArrayList<>();
        for (SqlQuery query : collector.queries()) {
            lines.add("== " + collector.name() + ": " + query.name());
            try {
                lines.addAll(database.read(Plans.ANY, session -> plan(query, session)));
            } catch (SourceException e) {
                lines.add(e.getMessage());
            }
            lines.add("");
        }
        return lines;
    }

    private static List<String> plan(SqlQuery query, Session session) throws SQLException {
        List<String> lines = new ArrayList<>();
        session.explainForeign(new Query(query.name(), query.text()), "ANALYZE, BUFFERS", lines::add)
                .ifPresent(lines::add);
        return lines;
    }

    /** The planner's cost estimate for a query, in its own units, without running it; null if that fails. */
    static String cost(SqlQuery query, Session session) throws SQLException {
        List<String> lines = new ArrayList<>();
        session.explainForeign(new Query(query.name(), query.text()), "COSTS", lines::add);
        Matcher cost = COST.matcher(lines.isEmpty() ? "" : lines.get(0));
        return cost.find() ? cost.group(1) : null;
    }
}
