package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.Percentiles;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Scope;
import io.oneclick.exporter.model.ScopeFlow;
import io.oneclick.exporter.source.Extent;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First reviews of more pull requests than one lookup of flow_reviews.sql takes. */
class ManyReviewsTest {

    private static final int PROJECTS = 5;
    /** So many for each project that every percentile is one of the values. */
    private static final int OF_EACH = 1_641;

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        database.execute("INSERT INTO stash_user SELECT generate_series(1, 10)");
        database.execute("INSERT INTO sta_service_user (user_id, name, slug, display_name, active, label)"
                + " VALUES (9, 'bot', 'bot', 'A bot', true, 'bot')");
        for (int id = 1; id <= PROJECTS; id++) {
            database.project(id, "P" + id).repository(id, id, "service");
        }
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    /**
     * Pull request n is first reviewed after n seconds, by user 2. Before that come its author, user 1, and the bot.
     * The later an activity, the lower its id.
     */
    @Test
    void eachPullRequestGetsItsOwnFirstReview() throws Exception {
        int all = PROJECTS * OF_EACH;
        database.insert("""
                INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,
                  updated_timestamp, rescoped_timestamp, closed_timestamp, from_repository_id, to_repository_id,
                  from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash, title)
                SELECT 3 * n, 0, n, n % 3, at, at, at, CASE WHEN n % 3 > 0 THEN at END,
                       1 + n % 5, 1 + n % 5, 'f', 't', 'f', 't', md5(n::text), 'base', 'A change'
                FROM generate_series(1, ?) AS n,
                     (SELECT now() AT TIME ZONE 'UTC' - interval '3 days' AS at) AS time
                """, all);
        database.execute("""
                INSERT INTO sta_pr_participant (id, pr_id, pr_role, user_id, participant_status)
                SELECT id * 10 + role, id, role, role + 1, 0 FROM sta_pull_request, generate_series(0, 1) AS role
                """);
        database.insert("""
                INSERT INTO sta_activity (id, activity_type, created_timestamp, user_id)
                SELECT 10 * (? - scoped_id) + done.id, 1, created_timestamp + seconds * interval '1 second', done.user_id
                FROM sta_pull_request
                CROSS JOIN LATERAL (VALUES
                  (4, 0, 1), (3, 0, 9), (2, scoped_id, 2), (1, scoped_id + 1, 3)) AS done (id, seconds, user_id)
                """, all);
        database.insert("""
                INSERT INTO sta_pr_activity (activity_id, pr_id, pr_action)
                SELECT 10 * (? - scoped_id) + number, id, 1 FROM sta_pull_request, generate_series(1, 4) AS number
                """, all);
        Map<Scope, ScopeFlow> flows;
        try (BitbucketSource source = TestSource.open(database.readOnly().url())) {
            flows = source.read(Extent.ALL).flow().scopes();
        }
        assertEquals(PROJECTS, flows.size());
        for (int project = 1; project <= PROJECTS; project++) {
            Repository repository = new Repository(
                    "P" + project, "service", Collections.emptySortedSet(), Collections.emptySortedSet());
            assertEquals(
                    expected(project == 1 ? PROJECTS : project - 1),
                    flows.get(Scope.of(repository, FlowBy.PROJECT))
                            .windows()
                            .get(1)
                            .timeToFirstReview());
        }
    }

    /** The values are {@code first}, {@code first} + 5, and so on. */
    private static Percentiles expected(int first) {
        double step = PROJECTS * (OF_EACH - 1) / 100.0;
        return new Percentiles(first + 50 * step, first + 75 * step, first + 90 * step, first + 100 * step);
    }
}
