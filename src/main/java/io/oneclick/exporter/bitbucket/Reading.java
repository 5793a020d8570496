package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** One reading of Bitbucket's tables: the statements in turn, within one transaction, joined to a snapshot. */
final class Reading {

    private final Statements statements;
    private final Settings settings;
    private final SkippedRowCounter skipped = new SkippedRowCounter();
    private final Map<Part, String> missing = new EnumMap<>(Part.class);

    Reading(Connection connection, Settings settings) {
        this.statements = new Statements(connection);
        this.settings = settings;
    }

    Snapshot read() throws SQLException {
        Instant now = statements.begin(settings);
        ClosedWindow window = ClosedWindow.endingAt(now, settings.closedWindow(), settings.timezone());
        Map<Long, Repository> repositories = repositories();
        PullRequestRows pullRequests = new PullRequestRows(repositories, skipped);
        statements.each(Sql.PULL_REQUESTS, window.bounds(), pullRequests::add);
        Map<Long, SortedMap<String, Report>> reports = new HashMap<>();
        optional(Part.REPORTS, () -> reports.putAll(new ReportRows(statements, skipped).read(window)));
        return new Snapshot(
                now,
                statements.newestActivity(),
                List.copyOf(repositories.values()),
                pullRequests.with(reports),
                settings.reports(),
                settings.details(),
                missing,
                skipped.list());
    }

    private Map<Long, Repository> repositories() throws SQLException {
        RequiredReports required = new RequiredReports(skipped);
        optional(Part.REQUIRED_REPORTS, () -> statements.each(Sql.REQUIRED_REPORTS, List.of(), required::add));
        Set<Long> personal = personalProjects();
        Map<Long, Repository> repositories = new HashMap<>();
        statements.each(Sql.REPOSITORIES, List.of(), row -> {
            long id = row.getLong("id");
            long project = row.getLong("project_id");
            String slug = row.getString("slug");
            if (slug == null) {
                skipped.add("repositories without a slug", "id " + id);
            } else if (!personal.contains(project)) {
                repositories.put(id, new Repository(row.getString("project_key"), slug, required.of(id, project)));
            }
        });
        return repositories;
    }

    /** Those whose key does not tell; Bitbucket itself gives every personal project a key that starts with ~. */
    private Set<Long> personalProjects() throws SQLException {
        Set<Long> personal = new HashSet<>();
        optional(
                Part.PERSONAL_PROJECTS,
                () -> statements.each(
                        Sql.PERSONAL_PROJECTS, List.of(), row -> personal.add(row.getLong("project_id"))));
        return personal;
    }

    private void optional(Part part, Statements.Attempt attempt) throws SQLException {
        SQLException problem = statements.attempt(attempt);
        if (problem != null) {
            missing.put(part, DatabaseProblem.describe(problem));
        }
    }
}
