package io.oneclick.exporter.sql;

import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.RowsHandler;
import io.oneclick.exporter.postgres.Session;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of one query. Its rows are read once for all metrics that it feeds. */
final class QueryRun implements RowsHandler {

    private final SqlQuery query;
    private final ZoneId zone;
    private final int maxSeries;
    private final List<MetricRows> metrics = new ArrayList<>();
    private int rowCount;

    private QueryRun(SqlQuery query, ZoneId zone, int maxSeries) {
        this.query = query;
        this.zone = zone;
        this.maxSeries = maxSeries;
    }

    /**
     * Runs it in a transaction, which continues even if the query fails.
     *
     * @throws SQLException if the connection is lost
     */
    static QueryResult of(SqlQuery query, Session session, ZoneId zone, int maxSeries) throws SQLException {
        QueryRun run = new QueryRun(query, zone, maxSeries);
        long start = System.nanoTime();
        String failure;
        try {
            Optional<String> problem = session.foreign(new Query(query.name(), query.text()), run);
            failure = problem.map(text -> "query of " + query.name() + ": " + text)
                    .orElse(null);
        } catch (QueryFailure e) {
            failure = e.getMessage();
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        List<MetricResult> results =
                failure == null ? run.metrics.stream().map(MetricRows::result).toList() : List.of();
        return new QueryResult(query, results, run.rowCount, duration, failure);
    }

    @Override
    public void columns(ResultSetMetaData description) throws SQLException {
        QueryColumns columns = new QueryColumns(description, zone);
        query.metrics().forEach(metric -> metrics.add(new MetricRows(metric, columns, maxSeries)));
    }

    @Override
    public void handle(ResultSet row) throws SQLException {
        rowCount++;
        for (MetricRows metric : metrics) {
            metric.add(row);
        }
    }
}
