package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.PastPullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.postgres.EpochSeconds;
import io.oneclick.exporter.postgres.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** Reads what the tables contain about the past: four numbers for each pull request. */
final class PastReader {

    private final Session session;
    private final Capacity capacity;
    private final LongConsumer progress;
    private final RepositoryRows repositories;
    private final Map<Long, Long> projectsSince = new HashMap<>();
    private final List<PastPullRequest> pullRequests = new ArrayList<>();
    private long rows;

    /** @param progress gets the number of pull requests read, repeatedly */
    PastReader(Session session, Capacity capacity, LongConsumer progress) throws SQLException {
        this.session = session;
        this.capacity = capacity;
        this.progress = progress;
        SkippedRowCounter skipped = new SkippedRowCounter();
        this.repositories = new RepositoryRows(new RequiredReports(skipped), personalProjects(), skipped);
    }

    private Set<Long> personalProjects() throws SQLException {
        Set<Long> personal = new HashSet<>();
        session.attempt(() ->
                session.each(Queries.PERSONAL_PROJECTS, List.of(), row -> personal.add(row.getLong("project_id"))));
        return personal;
    }

    /** @param since the earliest instant that is needed */
    Past read(Instant since, ZoneId zone) throws SQLException {
        FlowBounds bounds = FlowBounds.since(since, zone);
        session.each(Queries.REPOSITORIES, List.of(), repositories::add);
        session.each(
                Queries.PAST_REPOSITORIES,
                bounds.ofPastRepositories(),
                row -> listed(row.getLong("id"), Long.MIN_VALUE));
        session.each(Queries.PAST_PULL_REQUESTS, bounds.ofPastPullRequests(), this::pullRequest);
        progress.accept(rows);
        List<Past.Listing> listings = new ArrayList<>();
        repositories.byId().forEach((id, repository) -> {
            Long listedSince = projectsSince.get(repositories.project(id));
            if (listedSince != null) {
                listings.add(new Past.Listing(repository, listedSince));
            }
        });
        return new Past(session.now(), listings, Collections.unmodifiableList(pullRequests));
    }

    /** A project is listed since the creation of the first pull request into one of its repositories, whatever its state. */
    private void listed(long repository, long since) {
        if (repositories.byId().containsKey(repository)) {
            projectsSince.merge(repositories.project(repository), since, Math::min);
        }
    }

    private void pullRequest(ResultSet row) throws SQLException {
        if (++rows % 10_000 == 0) {
            progress.accept(rows);
            if (rows > capacity.past()) {
                throw new SQLException(capacity.tooManyOfThePast());
            }
        }
        long repositoryId = row.getLong("to_repository_id");
        Repository repository = repositories.byId().get(repositoryId);
        Instant created = EpochSeconds.instant(row, "created");
        if (repository == null || created == null) {
            return;
        }
        long createdAt = Past.microseconds(created);
        listed(repositoryId, createdAt);
        PullRequestState state = PullRequestRows.state(row.getInt("pr_state"));
        if (state != null) {
            pullRequests.add(new PastPullRequest(repository, state, createdAt, closed(state, row)));
        }
    }

    private static long closed(PullRequestState state, ResultSet row) throws SQLException {
        if (state == PullRequestState.OPEN) {
            return PastPullRequest.NEVER;
        }
        Instant closed = EpochSeconds.instant(row, "closed");
        return closed == null ? PastPullRequest.UNKNOWN : Past.microseconds(closed);
    }
}
