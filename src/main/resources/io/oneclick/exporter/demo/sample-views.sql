-- Which questions do the sample's events ask repeatedly? Views and a function that are visible only in this session.

-- Which open pull requests may the events change, who wrote them, and what are the statuses for the newest commit?
-- Those older than two weeks stay unchanged.
CREATE OR REPLACE TEMPORARY VIEW open_pull_request AS
SELECT
    pull_request.id, pull_request.to_repository_id AS repository_id, pull_request.from_hash AS commit_id,
    author.user_id AS author_id,
    opinion.is_approved, opinion.needs_work
FROM sta_pull_request pull_request
JOIN repository ON repository.id = pull_request.to_repository_id
JOIN sta_pr_participant author ON author.pr_id = pull_request.id AND author.pr_role = 0
CROSS JOIN LATERAL (
    SELECT
        coalesce(bool_or(participant.participant_status = 1), false) AS is_approved,
        coalesce(bool_or(participant.participant_status = 2), false) AS needs_work
    FROM sta_pr_participant participant
    WHERE participant.pr_id = pull_request.id AND participant.pr_role > 0
        AND participant.last_reviewed_commit = pull_request.from_hash
) AS opinion
WHERE pull_request.pr_state = 0
    AND pull_request.created_timestamp > now() AT TIME ZONE 'UTC' - interval '14 days'
    AND repository.project_id NOT IN (SELECT project_id FROM sta_personal_project);

-- Which required reports does an open pull request not have yet?
CREATE OR REPLACE TEMPORARY VIEW awaited_report AS
SELECT DISTINCT
    pull_request.id AS pull_request_id, pull_request.repository_id, pull_request.commit_id,
    merge_check."REPORT_KEY" AS report_key
FROM open_pull_request pull_request
JOIN repository ON repository.id = pull_request.repository_id
JOIN "AO_2AD648_MERGE_CHECK" merge_check
    ON (merge_check."SCOPE_TYPE" = 'REPOSITORY' AND merge_check."RESOURCE_ID" = repository.id)
    OR (merge_check."SCOPE_TYPE" = 'PROJECT' AND merge_check."RESOURCE_ID" = repository.project_id)
WHERE NOT EXISTS (
    SELECT FROM "AO_2AD648_INSIGHT_REPORT" report
    WHERE report."REPOSITORY_ID" = pull_request.repository_id
        AND report."COMMIT_ID" = pull_request.commit_id
        AND report."REPORT_KEY" = merge_check."REPORT_KEY"
);

-- Which reports do open pull requests have?
CREATE OR REPLACE TEMPORARY VIEW open_report AS
SELECT pull_request.id AS pull_request_id, report."ID" AS report_id, report."RESULT_ID" AS result_id
FROM open_pull_request pull_request
JOIN "AO_2AD648_INSIGHT_REPORT" report
    ON report."REPOSITORY_ID" = pull_request.repository_id AND report."COMMIT_ID" = pull_request.commit_id;

-- Which reviewers have no status for the newest commit?
CREATE OR REPLACE TEMPORARY VIEW awaited_review AS
SELECT participant.id AS participant_id, pull_request.id AS pull_request_id, pull_request.commit_id, participant.user_id
FROM open_pull_request pull_request
JOIN sta_pr_participant participant ON participant.pr_id = pull_request.id AND participant.pr_role = 1
WHERE NOT pull_request.is_approved AND NOT pull_request.needs_work
    AND participant.last_reviewed_commit IS DISTINCT FROM pull_request.commit_id;

-- Adds an activity, which becomes the newest one of the pull request.
CREATE OR REPLACE FUNCTION pg_temp.record(pull_request bigint, person int, action int) RETURNS bigint
LANGUAGE sql AS $$
    WITH activity AS (
        INSERT INTO sta_activity (id, activity_type, created_timestamp, user_id)
        SELECT coalesce(max(id), 0) + 1, 1, now() AT TIME ZONE 'UTC', person FROM sta_activity
        RETURNING id
    )
    INSERT INTO sta_pr_activity (activity_id, pr_id, pr_action) SELECT id, pull_request, action FROM activity
    RETURNING activity_id
$$;
