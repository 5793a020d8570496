package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.EpochSeconds;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Reads Bitbucket's tables, one statement after the other within one transaction, and joins the rows to a snapshot. */
final class SnapshotReader {

    private final Session session;
    private final Settings settings;
    private final SkippedRowCounter skipped = new SkippedRowCounter();
    private final Map<Part, String> missingParts = new EnumMap<>(Part.class);
    private final Map<Long, Repository> repositories = new HashMap<>();

    SnapshotReader(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** All but the flow. */
    Snapshot read() throws SQLException {
        ClosedWindow window = ClosedWindow.endingAt(
                session.now(), settings.get(Setting.CLOSED_WINDOW), settings.get(Setting.TIMEZONE));
        readRepositories();
        PullRequestRows pullRequests = new PullRequestRows(repositories, skipped);
        session.each(Queries.PULL_REQUESTS, window.bounds(), pullRequests::add);
        Map<Long, SortedMap<String, Report>> reports = new HashMap<>();
        optional(Part.REPORTS, () -> reports.putAll(new ReportRows(session, skipped).read(window)));
        return new Snapshot(
                session.now(),
                newestChange(),
                List.copyOf(repositories.values()),
                pullRequests.with(reports),
                settings.get(Setting.REPORTS),
                settings.details(),
                missingParts,
                skipped.list(),
                Flow.unread("it was not read yet"));
    }

    /** The flow at the same instant as {@code snapshot}, which was read before. */
    Flow flow(Snapshot snapshot) throws SQLException {
        return new FlowReader(session, settings, repositories).read(snapshot);
    }

    private void readRepositories() throws SQLException {
        RequiredReports required = new RequiredReports(skipped);
        optional(Part.REQUIRED_REPORTS, () -> session.each(Queries.REQUIRED_REPORTS, List.of(), required::add));
        Set<Long> personal = personalProjects();
        session.each(Queries.REPOSITORIES, List.of(), row -> {
            long id = row.getLong("id");
            long project = row.getLong("project_id");
            String slug = row.getString("slug");
            String key = row.getString("project_key");
            if (slug == null) {
                skipped.add("repositories without a readable slug", "id " + id);
            } else if (key == null) {
                skipped.add("repositories of a project without a readable key", "id " + id);
            } else if (!personal.contains(project)) {
                repositories.put(
                        id, new Repository(key, slug, required.of(id, project), required.mustPass(id, project)));
            }
        });
    }

    /** Those whose key does not tell; Bitbucket itself gives every personal project a key that starts with ~. */
    private Set<Long> personalProjects() throws SQLException {
        Set<Long> personal = new HashSet<>();
        optional(
                Part.PERSONAL_PROJECTS,
                () -> session.each(
                        Queries.PERSONAL_PROJECTS, List.of(), row -> personal.add(row.getLong("project_id"))));
        return personal;
    }

    /** When a pull request last changed, or null. */
    private Instant newestChange() throws SQLException {
        List<Instant> newest = new ArrayList<>();
        session.each(Queries.NEWEST_CHANGE, List.of(), row -> newest.add(EpochSeconds.instant(row, "newest")));
        return newest.get(0);
    }

    private void optional(Part part, Session.Attempt attempt) throws SQLException {
        session.attempt(attempt).ifPresent(reason -> missingParts.put(part, reason));
    }
}
