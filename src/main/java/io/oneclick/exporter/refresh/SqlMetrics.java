package io.oneclick.exporter.refresh;

import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.OnPostgres;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import io.oneclick.exporter.sql.CollectorRun;
import io.oneclick.exporter.sql.Definitions;
import io.oneclick.exporter.sql.QueryResult;
import io.oneclick.exporter.sql.SqlCollector;
import io.oneclick.exporter.sql.SqlPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of the operator's own SQL. A separate thread reads them after each refresh, so that a slow query does not
 * delay refreshes. They are published together.
 */
public final class SqlMetrics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlMetrics.class);

    private final SqlValues values;
    private final Time time;
    private final SqlThread thread = new SqlThread();
    private volatile boolean isOnHold;
    private volatile List<SqlCollectorResults> collectors;
    private volatile Settings settings;

    public SqlMetrics(Definitions definitions, Settings settings, SqlPublisher publisher, Time time) {
        this.values = new SqlValues(publisher);
        this.time = time;
        this.settings = settings;
        this.collectors = definitions.collectors().stream()
                .map(definition -> new SqlCollectorResults(definition, time))
                .toList();
        if (!collectors.isEmpty()) {
            show();
        }
    }

    /** Starts running the queries that are due, unless that is already scheduled; returns immediately. */
    void run(Source source) {
        if (!collectors.isEmpty()) {
            thread.begin(() -> runDue(source));
        }
    }

    /** Waits for the end of the running queries. */
    public void await() {
        try {
            alone(() -> null);
        } catch (SourceException e) {
            // The exporter is stopping: there is nothing more to wait for.
            LOG.debug("Interrupted while waiting for own SQL", e);
        }
    }

    private void runDue(Source source) {
        Run<List<QueryResult>> run = null;
        for (SqlCollectorResults collector : collectors) {
            if (collector.isDue() && isRunning()) {
                // If the database cannot be reached, each further attempt would wait for it again.
                run = run == null || run.succeeded() ? run(collector, source, settings) : run;
                // A run that ends because its source is being replaced is not reported.
                if (isRunning()) {
                    synchronized (this) {
                        collector.take(run);
                        show();
                    }
                }
            }
        }
    }

    private boolean isRunning() {
        return !isOnHold && !thread.isClosed();
    }

    private Run<List<QueryResult>> run(SqlCollectorResults collector, Source source, Settings under) {
        return Run.of(() -> CollectorRun.of(collector.definition(), database(source), under), time);
    }

    private static Database database(Source source) throws SourceException {
        if (source instanceof OnPostgres owner) {
            return owner.database();
        }
        throw new SourceException("own SQL needs a code host on PostgreSQL", null);
    }

    /** Ends the run after its current collector, and ignores its results, until {@link #release}. */
    void hold() {
        isOnHold = true;
    }

    /** Runs the due queries with each refresh again. */
    void release() {
        isOnHold = false;
    }

    /**
     * Applies other definitions and settings. Runs the queries that are due or new, waits for them, then publishes all
     * values at once; until then the old values stay published.
     *
     * @param isOtherSource whether the old values are from another source; then all queries are run again
     */
    void replace(Definitions definitions, Settings newSettings, Source source, boolean isOtherSource)
            throws SourceException {
        List<SqlCollectorResults> older = isOtherSource ? List.of() : collectors;
        if (!collectors.isEmpty() || !definitions.collectors().isEmpty()) {
            alone(() -> {
                adopt(definitions, newSettings, source, older);
                return null;
            });
        }
    }

    private void adopt(Definitions definitions, Settings newSettings, Source source, List<SqlCollectorResults> older) {
        List<SqlCollectorResults> newer = new ArrayList<>();
        for (SqlCollector definition : definitions.collectors()) {
            SqlCollectorResults collector = new SqlCollectorResults(definition, time);
            older.stream()
                    .filter(one -> one.definition().name().equals(definition.name()))
                    .forEach(collector::inherit);
            if (collector.isDue()) {
                collector.take(run(collector, source, newSettings));
            }
            newer.add(collector);
        }
        synchronized (this) {
            settings = newSettings;
            collectors = List.copyOf(newer);
            show();
        }
    }

    /** Runs an action while no query runs, so that one of the two connections is free for the refresh. */
    <T> T alone(SqlThread.Task<T> task) throws SourceException {
        return thread.call(task);
    }

    /** Whether these definitions differ from the current ones. */
    boolean differ(Definitions definitions) {
        return !definitions
                .collectors()
                .equals(collectors.stream().map(SqlCollectorResults::definition).toList());
    }

    /** A text about incomplete collectors; empty if there are none. */
    String incomplete() {
        return collectors.stream()
                .filter(collector -> collector.health().isFailing())
                .map(collector -> "own SQL " + collector.definition().name() + ": "
                        + collector.health().failure().reason())
                .collect(Collectors.joining("; "));
    }

    /** Stops showing values that are too old. */
    synchronized void expire() {
        if (!collectors.isEmpty()) {
            values.expire(collectors, settings.get(Setting.STALE_AFTER));
        }
    }

    private synchronized void show() {
        values.show(collectors, settings.get(Setting.STALE_AFTER));
    }

    /** The plan and the time of each query, as text; empty if there is none. */
    String explain(Source source) throws SourceException {
        StringBuilder text = new StringBuilder();
        for (SqlCollectorResults collector : collectors) {
            SqlPlans.of(collector.definition(), database(source))
                    .forEach(line -> text.append('\n').append(line));
        }
        return text.toString();
    }

    /** Runs no more queries. A running query ends when its source is closed. */
    @Override
    public void close() {
        thread.close();
    }
}
