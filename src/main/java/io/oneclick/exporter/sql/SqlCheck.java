package io.oneclick.exporter.sql;

import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.Plans;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.SourceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs each of an operator's queries once and reports its series and its cost. */
public final class SqlCheck {

    private final Settings settings;

    public SqlCheck(Settings settings) {
        this.settings = settings;
    }

    public List<Finding> of(SqlCollector collector, Database database) {
        List<Finding> findings = new ArrayList<>();
        for (SqlQuery query : collector.queries()) {
            try {
                findings.add(database.read(Plans.ANY, session -> finding(collector, query, session)));
            } catch (SourceException e) {
                findings.add(Finding.problem(
                        "Own SQL " + collector.name() + ": query of " + query.name() + ": " + e.getMessage()));
            }
        }
        return findings;
    }

    private Finding finding(SqlCollector collector, SqlQuery query, Session session) throws SQLException {
        String cost = SqlPlans.cost(query, session);
        QueryResult result =
                QueryRun.of(query, session, settings.get(Setting.TIMEZONE), settings.get(Setting.MAX_SQL_SERIES));
        String name = "Own SQL " + collector.name() + ": ";
        if (result.failure() != null) {
            return Finding.problem(name + result.failure());
        }
        String metrics = result.metrics().stream()
                .map(metric -> metric.metric().name() + " " + metric.rows().size() + " series"
                        + (metric.leftOut() == 0 ? "" : ", " + metric.leftOut() + " left out (--max-sql-series)"))
                .collect(Collectors.joining("; "));
        String text = "%s%s; %d rows in %d ms, plan cost %s"
                .formatted(name, metrics, result.rowCount(), result.duration().toMillis(), cost);
        return result.metrics().stream().allMatch(metric -> metric.leftOut() == 0)
                ? Finding.fine(text)
                : Finding.warning(text);
    }
}
