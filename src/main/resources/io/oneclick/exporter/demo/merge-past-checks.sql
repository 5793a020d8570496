-- Merges the newest open pull request that still waits for the report ci, as an administrator can.
WITH chosen AS (
    SELECT id, author_id
    FROM open_pull_request
    WHERE id IN (SELECT pull_request_id FROM awaited_report WHERE report_key = 'ci')
    ORDER BY id DESC
    LIMIT 1
),
merged AS (
    UPDATE sta_pull_request
    SET pr_state = 1, closed_timestamp = now() AT TIME ZONE 'UTC', updated_timestamp = now() AT TIME ZONE 'UTC'
    FROM chosen
    WHERE sta_pull_request.id = chosen.id
)
SELECT pg_temp.record(id, author_id, 5) FROM chosen
