-- Merges one open pull request that nothing blocks: every required report is there, none has failed, no reviewer marked it
-- as needing work. Whether somebody must have approved it is a parameter.
-- Parameters: whether it is approved, a random text, which shuffles.
WITH chosen AS (
    SELECT id, author_id
    FROM open_pull_request
    WHERE is_approved = ? AND NOT needs_work
        AND id NOT IN (SELECT pull_request_id FROM awaited_report)
        AND id NOT IN (SELECT pull_request_id FROM open_report WHERE result_id = 0)
    ORDER BY md5(concat(id, ?))
    LIMIT 1
),
merged AS (
    UPDATE sta_pull_request
    SET pr_state = 1, closed_timestamp = now() AT TIME ZONE 'UTC', updated_timestamp = now() AT TIME ZONE 'UTC'
    FROM chosen
    WHERE sta_pull_request.id = chosen.id
)
SELECT pg_temp.record(id, author_id, 5) FROM chosen
