-- Declines one open pull request, with any reports.
-- Parameter: a random text, which shuffles.
WITH chosen AS (
    SELECT id, author_id FROM open_pull_request ORDER BY md5(concat(id, ?)) LIMIT 1
),
declined AS (
    UPDATE sta_pull_request
    SET pr_state = 2, closed_timestamp = now() AT TIME ZONE 'UTC', updated_timestamp = now() AT TIME ZONE 'UTC'
    FROM chosen
    WHERE sta_pull_request.id = chosen.id
)
SELECT pg_temp.record(id, author_id, 6) FROM chosen
