-- Who takes part in the pull requests without participants, and what is their status? The author and the reviewers are
-- neighbours in the list of people. A pull request that was just opened has no status yet.
WITH person AS (
    SELECT user_id, row_number() OVER (ORDER BY user_id) - 1 AS place, count(*) OVER () AS everybody
    FROM sta_normal_user
),
pull_request AS (
    SELECT
        pull_request.id, pull_request.pr_state, pull_request.from_hash,
        3 * repository.project_id + floor(5 * pg_temp.draw(pull_request.id, 'author'))::int AS place,
        pg_temp.draw(pull_request.id, 'bot') < 0.07 AS is_opened_by_bot,
        CASE
            WHEN pg_temp.draw(pull_request.id, 'reviewers') < 0.07 THEN 0
            WHEN pg_temp.draw(pull_request.id, 'reviewers') < 0.45 THEN 1
            WHEN pg_temp.draw(pull_request.id, 'reviewers') < 0.85 THEN 2
            ELSE 3
        END AS reviewers,
        pg_temp.draw(pull_request.id, 'verdict') AS verdict,
        pull_request.created_timestamp > now() AT TIME ZONE 'UTC' - interval '10 minutes' AS is_new
    FROM sta_pull_request pull_request
    JOIN repository ON repository.id = pull_request.to_repository_id
    WHERE NOT EXISTS (SELECT FROM sta_pr_participant WHERE sta_pr_participant.pr_id = pull_request.id)
),
-- Seat 0 is the author's, 1 to 3 are the reviewers', 4 is that of somebody who only commented.
seat AS (
    SELECT
        pull_request.*, seat.number AS seat,
        CASE
            WHEN seat.number = 0 OR seat.number = 4 OR is_new THEN 'nothing'
            WHEN seat.number > 1 THEN
                CASE WHEN verdict >= 0.3 AND pg_temp.draw(id, 'seat ' || seat.number) < 0.35 THEN 'approved' ELSE 'nothing' END
            WHEN pr_state = 1 THEN CASE WHEN verdict < 0.03 THEN 'nothing' WHEN verdict < 0.1 THEN 'approved before' ELSE 'approved' END
            WHEN pr_state = 2 THEN CASE WHEN verdict < 0.4 THEN 'needs work' ELSE 'nothing' END
            WHEN verdict < 0.24 THEN 'needs work'
            WHEN verdict < 0.3 THEN 'needs work before'
            WHEN verdict < 0.55 THEN 'approved'
            WHEN verdict < 0.67 THEN 'approved before'
            ELSE 'nothing'
        END AS said
    FROM pull_request
    CROSS JOIN generate_series(0, 4) AS seat (number)
    WHERE seat.number <= reviewers OR seat.number = 4 AND NOT is_new AND pg_temp.draw(id, 'comment') < 0.15
)
INSERT INTO sta_pr_participant (id, pr_id, pr_role, user_id, participant_status, last_reviewed_commit)
SELECT
    (SELECT coalesce(max(id), 0) FROM sta_pr_participant) + row_number() OVER (ORDER BY seat.id, seat.seat),
    seat.id,
    CASE seat.seat WHEN 0 THEN 0 WHEN 4 THEN 2 ELSE 1 END,
    CASE WHEN seat.seat = 0 AND is_opened_by_bot THEN (SELECT max(user_id) FROM sta_service_user) ELSE person.user_id END,
    CASE WHEN said LIKE 'approved%' THEN 1 WHEN said LIKE 'needs work%' THEN 2 ELSE 0 END,
    CASE
        WHEN said LIKE '% before' THEN substr(md5(seat.from_hash) || md5(seat.id::text), 1, 40)
        WHEN said <> 'nothing' THEN seat.from_hash
    END
FROM seat
JOIN person ON person.place = (seat.place + seat.seat) % person.everybody
