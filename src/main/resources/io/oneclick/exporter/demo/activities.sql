-- What has happened to the pull requests without activities, and when were they last pushed and updated?
-- The codes of type and action are not documented: these numbers are arbitrary.
WITH pull_request AS (
    SELECT
        id, pr_state, created_timestamp AS created, closed_timestamp AS closed,
        coalesce(closed_timestamp, now() AT TIME ZONE 'UTC') AS until,
        coalesce(closed_timestamp, now() AT TIME ZONE 'UTC') - created_timestamp AS life,
        created_timestamp > now() AT TIME ZONE 'UTC' - interval '10 minutes' AS is_new
    FROM sta_pull_request
    WHERE NOT EXISTS (SELECT FROM sta_pr_activity WHERE sta_pr_activity.pr_id = sta_pull_request.id)
),
author AS (
    SELECT pull_request.*, participant.user_id
    FROM pull_request
    JOIN sta_pr_participant participant ON participant.pr_id = pull_request.id AND participant.pr_role = 0
),
happened AS (
    SELECT id AS pr_id, created AS at, user_id, 1 AS action FROM author
    UNION ALL
    -- The build server comments, which is not a review.
    SELECT id, created + least(life * 0.1, interval '3 minutes'), (SELECT min(user_id) FROM sta_service_user), 2
    FROM author WHERE NOT is_new
    UNION ALL
    -- A review: soon for most, after days for a few.
    SELECT
        pull_request.id,
        created + least(life * (0.02 + 0.6 * power(pg_temp.draw(participant.id, 'review'), 2)), interval '4 days'),
        participant.user_id, 3
    FROM pull_request
    JOIN sta_pr_participant participant
        ON participant.pr_id = pull_request.id AND participant.pr_role > 0
        AND (participant.participant_status > 0 OR participant.pr_role = 2)
    UNION ALL
    -- A push: after the review where that one is stale, just now for a few that are still open.
    SELECT
        id,
        CASE
            WHEN closed IS NULL AND pg_temp.draw(id, 'push') < 0.1 THEN until - interval '5 minutes'
            ELSE greatest(created, until - interval '40 minutes' - least(life * pg_temp.draw(id, 'push'), interval '5 days'))
        END,
        user_id, 4
    FROM author
    WHERE NOT is_new AND (
        pg_temp.draw(id, 'push') < 0.3
        OR id IN (SELECT pr_id FROM sta_pr_participant JOIN sta_pull_request ON sta_pull_request.id = pr_id
                  WHERE last_reviewed_commit <> from_hash))
    UNION ALL
    SELECT id, closed, user_id, 4 + pr_state FROM author WHERE closed IS NOT NULL
),
numbered AS (
    SELECT *, (SELECT coalesce(max(id), 0) FROM sta_activity) + row_number() OVER (ORDER BY at, pr_id, action, user_id) AS id
    FROM happened
),
activity AS (
    INSERT INTO sta_activity (id, activity_type, created_timestamp, user_id) SELECT id, 1, at, user_id FROM numbered
),
of_pull_request AS (
    INSERT INTO sta_pr_activity (activity_id, pr_id, pr_action) SELECT id, pr_id, action FROM numbered
)
UPDATE sta_pull_request
SET updated_timestamp = touched.at, rescoped_timestamp = touched.pushed
FROM (
    SELECT pr_id, max(at) AS at, max(at) FILTER (WHERE action IN (1, 4)) AS pushed FROM numbered GROUP BY pr_id
) AS touched
WHERE sta_pull_request.id = touched.pr_id
