package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Party;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.EpochSeconds;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the flow part: the pull requests that are open or were created or closed in a window, with their participants,
 * activities and builds.
 */
final class FlowReader {

    private static final String NO_DURATIONS =
            "the table AO_CFE8FA_BUILD_STATUS of this older Bitbucket version contains no build durations";

    private final Session session;
    private final Map<Long, Repository> repositories;
    private final FlowBounds bounds;
    private final FlowBuilder flow;
    private final Map<Long, OpenPullRequest.Review> reviews = new HashMap<>();
    private boolean hasParticipants;

    /** @param repositories those of the listed projects, by id */
    FlowReader(Session session, Settings settings, Map<Long, Repository> repositories) {
        this.session = session;
        this.repositories = repositories;
        this.bounds = FlowBounds.of(session.now(), settings.get(Setting.FLOW_WINDOWS), settings.get(Setting.TIMEZONE));
        this.flow = new FlowBuilder(
                session.now(),
                settings.get(Setting.FLOW_WINDOWS),
                settings.get(Setting.FLOW_BY),
                repositories.values());
    }

    /** @param snapshot that was read in the same transaction */
    Flow read(Snapshot snapshot) throws SQLException {
        hasParticipants = optional(
                Part.PARTICIPANTS, () -> session.each(Queries.FLOW_PARTICIPANTS, List.of(), this::participants));
        session.each(Queries.FLOW_PULL_REQUESTS, bounds.ofPullRequests(), this::pullRequest);
        if (hasParticipants) {
            session.each(Queries.FLOW_APPROVALS, bounds.ofClosed(), this::mergedWithoutApproval);
            optional(Part.ACTIVITIES, () -> session.each(Queries.FLOW_REVIEWS, bounds.ofReviews(), this::firstReview));
        }
        builds();
        snapshot.lack(Part.REPORTS, Part.REQUIRED_REPORTS)
                .ifPresentOrElse(
                        reason -> flow.missing(Part.BLOCKING_REPORTS, reason),
                        () -> flow.blocked(snapshot.open().toList(), snapshot.reportKeys(), snapshot.knownReports()));
        return flow.build();
    }

    private void participants(ResultSet row) throws SQLException {
        Party party = row.getBoolean("wants_changes")
                ? Party.AUTHOR
                : row.getBoolean("is_approved") ? Party.MERGE : Party.REVIEW;
        reviews.put(
                row.getLong("id"),
                new OpenPullRequest.Review(
                        party, row.getBoolean("has_stale_approval"), row.getBoolean("has_reviewer")));
    }

    private void pullRequest(ResultSet row) throws SQLException {
        Repository repository = repositories.get(row.getLong("to_repository_id"));
        if (repository == null) {
            return;
        }
        Instant created = EpochSeconds.instant(row, "created");
        flow.created(repository, created);
        int state = row.getInt("pr_state");
        if (state == 0) {
            long id = row.getLong("id");
            flow.open(new OpenPullRequest(
                    repository,
                    row.getLong("scoped_id"),
                    created,
                    EpochSeconds.instant(row, "updated"),
                    hasParticipants ? reviews.get(id) : null));
        } else {
            flow.closed(
                    repository,
                    state == 1 ? PullRequestState.MERGED : PullRequestState.DECLINED,
                    created,
                    EpochSeconds.instant(row, "closed"));
        }
    }

    private void mergedWithoutApproval(ResultSet row) throws SQLException {
        Repository repository = repositories.get(row.getLong("to_repository_id"));
        if (repository != null) {
            flow.mergedWithoutApproval(repository, EpochSeconds.instant(row, "closed"));
        }
    }

    private void firstReview(ResultSet row) throws SQLException {
        Repository repository = repositories.get(row.getLong("to_repository_id"));
        if (repository != null) {
            flow.reviewed(repository, EpochSeconds.instant(row, "created"), EpochSeconds.instant(row, "first_review"));
        }
    }

    private void builds() throws SQLException {
        BuildTable table = BuildTable.find(session);
        if (table == BuildTable.NONE) {
            flow.missing(Part.BUILDS, BuildTable.MISSING);
            return;
        }
        if (!table.hasDurations()) {
            flow.missing(Part.BUILD_DURATIONS, NO_DURATIONS);
        }
        BuildRows rows = new BuildRows(repositories, flow);
        table.plan(
                session, () -> optional(Part.BUILDS, () -> session.each(table.query(), bounds.ofClosed(), rows::add)));
        rows.end();
    }

    private boolean optional(Part part, Session.Attempt attempt) throws SQLException {
        Optional<String> reason = session.attempt(attempt);
        reason.ifPresent(text -> flow.missing(part, text));
        return reason.isEmpty();
    }
}
