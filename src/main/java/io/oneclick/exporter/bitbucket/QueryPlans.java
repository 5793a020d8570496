package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL's plan and time for each statement that a snapshot is read by, run as it is then. */
final class QueryPlans {

    private final Session session;
    private final Settings settings;

    QueryPlans(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    String text() throws SQLException {
        List<String> window = ClosedWindow.endingAt(
                        session.now(), settings.get(Setting.CLOSED_WINDOW), settings.get(Setting.TIMEZONE))
                .bounds();
        Map<Query, List<String>> queries = new LinkedHashMap<>();
        queries.put(Queries.REQUIRED_REPORTS, List.of());
        queries.put(Queries.PERSONAL_PROJECTS, List.of());
        queries.put(Queries.REPOSITORIES, List.of());
        queries.put(Queries.PULL_REQUESTS, window);
        queries.put(Queries.REPORTS, window);
        queries.put(Queries.NEWEST_CHANGE, List.of());
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Query, List<String>> query : queries.entrySet()) {
            lines.add("== " + query.getKey().name());
            session.attempt(() -> lines.addAll(session.explain(query.getKey(), query.getValue())))
                    .ifPresent(lines::add);
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
