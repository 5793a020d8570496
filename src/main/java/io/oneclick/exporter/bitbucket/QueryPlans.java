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

/** PostgreSQL's plan and time for each statement that reads a snapshot, run in the same way. */
final class QueryPlans {

    private final Session session;
    private final Settings settings;
    private final List<String> lines = new ArrayList<>();

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
        queries.put(Queries.OPEN_COUNT, List.of());
        queries.put(Queries.PULL_REQUESTS, window);
        queries.put(Queries.REPORTS, window);
        queries.put(Queries.NEWEST_CHANGE, List.of());
        FlowBounds bounds =
                FlowBounds.of(session.now(), settings.get(Setting.FLOW_WINDOWS), settings.get(Setting.TIMEZONE));
        queries.put(Queries.FLOW_PARTICIPANTS, List.of());
        queries.put(Queries.FLOW_PULL_REQUESTS, bounds.ofPullRequests());
        queries.put(Queries.FLOW_APPROVALS, bounds.ofClosed());
        queries.put(Queries.FLOW_REVIEWS, bounds.ofReviews());
        for (Map.Entry<Query, List<String>> query : queries.entrySet()) {
            explain(query.getKey(), query.getValue());
        }
        BuildTable builds = BuildTable.find(session);
        if (builds != BuildTable.NONE) {
            builds.plan(session, () -> explain(builds.query(), bounds.ofClosed()));
        }
        return String.join("\n", lines);
    }

    private void explain(Query query, List<String> parameters) throws SQLException {
        lines.add("== " + query.name());
        session.attempt(() -> lines.addAll(session.explain(query, parameters))).ifPresent(lines::add);
        lines.add("");
    }
}
