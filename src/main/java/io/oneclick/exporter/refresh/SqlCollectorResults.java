package io.oneclick.exporter.refresh;

import io.oneclick.exporter.sql.MetricResult;
import io.oneclick.exporter.sql.QueryResult;
import io.oneclick.exporter.sql.SqlCollector;
import io.oneclick.exporter.sql.SqlQuery;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The results of one collector file so far. Not thread-safe. */
final class SqlCollectorResults {

    private static final Logger LOG = LoggerFactory.getLogger(SqlCollectorResults.class);

    /** The last successful result of a query, and its time. */
    private record Given(List<MetricResult> metrics, long mark) {}

    private final SqlCollector definition;
    private final Time time;
    private final Map<SqlQuery, Given> given = new HashMap<>();
    private final Set<String> cut = new HashSet<>();
    private Long lastRun;
    private Health health = Health.UNKNOWN;

    SqlCollectorResults(SqlCollector definition, Time time) {
        this.definition = definition;
        this.time = time;
    }

    SqlCollector definition() {
        return definition;
    }

    Health health() {
        return health;
    }

    /** Continues an older definition of the same collector: keeps the results of queries that have not changed. */
    void inherit(SqlCollectorResults older) {
        definition.queries().stream()
                .filter(older.given::containsKey)
                .forEach(query -> given.put(query, older.given.get(query)));
        cut.addAll(older.cut);
        health = older.health;
        if (definition.equals(older.definition)) {
            lastRun = older.lastRun;
        }
    }

    boolean isDue() {
        return lastRun == null || time.since(lastRun).compareTo(definition.minInterval()) >= 0;
    }

    /** Records the results of a run. A failed query keeps its last successful result. */
    void take(Run<List<QueryResult>> run) {
        long now = time.mark();
        String failure = run.reason();
        if (run.succeeded()) {
            // If the database was not reached, no query was run, so the next refresh tries again.
            lastRun = now;
            for (QueryResult result : run.value()) {
                if (result.failure() == null) {
                    given.put(result.query(), new Given(result.metrics(), now));
                    result.metrics().forEach(this::warnOfLeftOutSeries);
                }
            }
            failure = run.value().stream()
                    .map(QueryResult::failure)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("; "));
        }
        Health before = health;
        health = failure.isEmpty()
                ? before.success(time.now(), run.duration())
                : before.failure(time.now(), run.duration(), failure);
        tell(before);
    }

    private void tell(Health before) {
        if (health.isFailing()) {
            String reason = health.failure().reason();
            if (!before.isFailing() || !before.failure().reason().equals(reason)) {
                LOG.warn("Own SQL: collector {} is incomplete: {}", definition.name(), reason);
            }
        } else if (before.isFailing()) {
            LOG.info("Own SQL: collector {} is complete again", definition.name());
        }
    }

    private void warnOfLeftOutSeries(MetricResult result) {
        String metric = result.metric().name();
        if (result.leftOut() == 0) {
            cut.remove(metric);
        } else if (cut.add(metric)) {
            LOG.warn(
                    "Own SQL: {} series of {} are left out: raise --max-sql-series, or group the rows in the query",
                    result.leftOut(),
                    metric);
        }
    }

    /**
     * The results that may be published now.
     *
     * @param staleAfter the maximum age of values in addition to their min_interval; zero is no limit
     */
    List<MetricResult> fresh(Duration staleAfter) {
        return definition.queries().stream()
                .map(given::get)
                .filter(one -> one != null && !isStale(one, staleAfter))
                .flatMap(one -> one.metrics().stream())
                .toList();
    }

    private boolean isStale(Given one, Duration staleAfter) {
        return !staleAfter.isZero()
                && time.since(one.mark()).minus(definition.minInterval()).compareTo(staleAfter) > 0;
    }
}
