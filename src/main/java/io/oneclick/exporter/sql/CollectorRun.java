package io.oneclick.exporter.sql;

import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.Plans;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.SourceException;
import java.util.ArrayList;
import java.util.List;

/** Runs the queries of one collector, in one transaction. One that fails stops no other. */
public final class CollectorRun {

    private CollectorRun() {}

    /** @throws SourceException if the database cannot be reached, or is lost on the way */
    public static List<QueryResult> of(SqlCollector collector, Database database, Settings settings)
            throws SourceException {
        return database.read(Plans.ANY, session -> {
            List<QueryResult> results = new ArrayList<>();
            for (SqlQuery query : collector.queries()) {
                results.add(QueryRun.of(
                        query, session, settings.get(Setting.TIMEZONE), settings.get(Setting.MAX_SQL_SERIES)));
            }
            return results;
        });
    }
}
