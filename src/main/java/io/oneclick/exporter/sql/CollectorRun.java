package io.oneclick.exporter.sql;

import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.Plans;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the queries of one collector in one transaction. A failed query does not stop the others: if it ends the
 * transaction, for example because the time of the transaction is used up, the others run in another transaction.
 */
public final class CollectorRun {

    private final SqlCollector collector;
    private final Settings settings;
    private final List<QueryResult> results = new ArrayList<>();
    private SqlQuery running;

    private CollectorRun(SqlCollector collector, Settings settings) {
        this.collector = collector;
        this.settings = settings;
    }

    /** @throws SourceException if the database cannot be reached */
    public static List<QueryResult> of(SqlCollector collector, Database database, Settings settings)
            throws SourceException {
        return new CollectorRun(collector, settings).results(database);
    }

    private List<QueryResult> results(Database database) throws SourceException {
        while (results.size() < collector.queries().size()) {
            running = null;
            try {
                transaction(database);
            } catch (SourceException e) {
                if (running == null) {
                    throw e;
                }
                String failure = "query of " + running.name() + ": " + e.getMessage();
                results.add(new QueryResult(running, List.of(), 0, Duration.ZERO, failure));
            }
        }
        return results;
    }

    private void transaction(Database database) throws SourceException {
        database.read(Plans.ANY, session -> {
            for (SqlQuery query : collector
                    .queries()
                    .subList(results.size(), collector.queries().size())) {
                running = query;
                results.add(QueryRun.of(
                        query, session, settings.get(Setting.TIMEZONE), settings.get(Setting.MAX_SQL_SERIES)));
            }
            return null;
        });
    }
}
