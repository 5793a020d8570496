package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL's plan and time for each statement of a reading, run as a reading runs them. */
final class Explanation {

    private final Statements statements;
    private final Settings settings;

    Explanation(Connection connection, Settings settings) {
        this.statements = new Statements(connection);
        this.settings = settings;
    }

    String text() throws SQLException {
        Instant now = statements.begin(settings);
        List<String> window = ClosedWindow.endingAt(now, settings.closedWindow(), settings.timezone())
                .bounds();
        Map<Sql, List<String>> toExplain = new LinkedHashMap<>();
        toExplain.put(Sql.REQUIRED_REPORTS, List.of());
        toExplain.put(Sql.PERSONAL_PROJECTS, List.of());
        toExplain.put(Sql.REPOSITORIES, List.of());
        toExplain.put(Sql.PULL_REQUESTS, window);
        toExplain.put(Sql.REPORTS, window);
        toExplain.put(Sql.ACTIVITY, List.of());
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Sql, List<String>> entry : toExplain.entrySet()) {
            lines.add("== " + entry.getKey().file());
            SQLException problem =
                    statements.attempt(() -> lines.addAll(statements.explain(entry.getKey(), entry.getValue())));
            if (problem != null) {
                lines.add(DatabaseProblem.describe(problem));
            }
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
