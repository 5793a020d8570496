-- Sets the status of a reviewer who has not reviewed the newest commit yet.
-- Parameters: a random text, which shuffles; the status: 1 approved, 2 needs work.
WITH chosen AS (
    SELECT * FROM awaited_review ORDER BY md5(concat(participant_id, ?)) LIMIT 1
),
said AS (
    UPDATE sta_pr_participant
    SET participant_status = ?, last_reviewed_commit = chosen.commit_id
    FROM chosen
    WHERE sta_pr_participant.id = chosen.participant_id
),
touched AS (
    UPDATE sta_pull_request
    SET updated_timestamp = now() AT TIME ZONE 'UTC'
    FROM chosen
    WHERE sta_pull_request.id = chosen.pull_request_id
)
SELECT pg_temp.record(pull_request_id, user_id, 3) FROM chosen
