package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Details;
import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.ReportKeys;
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

/** Reads Bitbucket's tables, one statement after the other in one transaction, and joins the rows to a snapshot. */
final class SnapshotReader {

    private final Session session;
    private final Settings settings;
    private final Capacity capacity;
    private final SkippedRowCounter skipped = new SkippedRowCounter();
    private final Map<Part, String> missingParts = new EnumMap<>(Part.class);
    private final Map<Long, Repository> repositories = new HashMap<>();

    SnapshotReader(Session session, Settings settings, Capacity capacity) {
        this.session = session;
        this.settings = settings;
        this.capacity = capacity;
    }

    /** Everything except the flow. */
    Snapshot read() throws SQLException {
        ClosedWindow window = ClosedWindow.endingAt(
                session.now(), settings.get(Setting.CLOSED_WINDOW), settings.get(Setting.TIMEZONE));
        Details details = details();
        RequiredReports required = readRepositories();
        PullRequestRows rows = new PullRequestRows(repositories, skipped, details.isOn());
        session.each(Queries.PULL_REQUESTS, window.bounds(), rows::add);
        Map<Long, SortedMap<String, Report>> reports = new HashMap<>();
        optional(
                Part.REPORTS, () -> reports.putAll(reportRows(required, details).read(window)));
        List<PullRequest> pullRequests = rows.with(reports);
        return new Snapshot(
                session.now(),
                newestChange(),
                List.copyOf(repositories.values()),
                pullRequests,
                CountedKeys.choose(
                        settings.get(Setting.REPORTS),
                        repositories.values(),
                        pullRequests,
                        capacity.reportKeys(projects()),
                        skipped),
                details,
                missingParts,
                skipped.list(),
                Flow.unread("it has not been read yet"));
    }

    /**
     * The details of single pull requests: fewer than the settings allow if the heap cannot hold them. This is decided
     * before they are read. Otherwise an exporter with too little memory would exit, restart, and run its most
     * expensive statements again and again.
     */
    private Details details() throws SQLException {
        long[] open = new long[1];
        session.each(Queries.OPEN_COUNT, List.of(), row -> open[0] = row.getLong("open"));
        if (open[0] > capacity.counted()) {
            throw new SQLException(capacity.tooManyToCount(open[0]));
        }
        Details wanted = settings.details();
        if (!wanted.isOn() || capacity.holds(open[0], wanted.maxCount())) {
            return wanted;
        }
        missingParts.put(Part.DETAILS, capacity.tooManyForDetails(open[0]));
        return new Details(false, wanted.maxCount());
    }

    private ReportRows reportRows(RequiredReports required, Details details) {
        ReportKeys listed = settings.get(Setting.REPORTS);
        return new ReportRows(
                session,
                skipped,
                key -> required.contains(key) || (!listed.isEvery() && listed.contains(key)),
                capacity.reports(),
                details.isOn());
    }

    private int projects() {
        return (int) repositories.values().stream()
                .map(Repository::project)
                .distinct()
                .count();
    }

    /** The flow at the same instant as {@code snapshot}, which has been read before. */
    Flow flow(Snapshot snapshot) throws SQLException {
        int windows = settings.get(Setting.FLOW_WINDOWS).size();
        if (settings.get(Setting.FLOW_BY) == FlowBy.REPOSITORY && !capacity.holdsFlow(repositories.size(), windows)) {
            return Flow.unread(capacity.tooManyForFlow(repositories.size(), windows));
        }
        Flow flow = new FlowReader(session, settings, repositories).read(snapshot);
        return snapshot.details().isOn() ? flow : flow.counted();
    }

    private RequiredReports readRepositories() throws SQLException {
        RequiredReports required = new RequiredReports(skipped);
        optional(Part.REQUIRED_REPORTS, () -> session.each(Queries.REQUIRED_REPORTS, List.of(), required::add));
        RepositoryRows rows = new RepositoryRows(required, personalProjects(), skipped);
        session.each(Queries.REPOSITORIES, List.of(), rows::add);
        repositories.putAll(rows.byId());
        return required;
    }

    /**
     * The personal projects whose key does not start with ~. Bitbucket itself gives every personal project a key that
     * starts with ~.
     */
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
