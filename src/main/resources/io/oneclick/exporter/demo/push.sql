-- Pushes a new commit to an open pull request, preferably to one that is approved or to one that needs work: its
-- statuses and reports then belong to an older commit.
-- Parameters: whether to one that is approved; a random text, which shuffles; the commit.
WITH chosen AS (
    SELECT pull_request.id, pull_request.author_id
    FROM open_pull_request pull_request
    WHERE pull_request.id NOT IN (SELECT pull_request_id FROM awaited_report)
    ORDER BY CASE WHEN ? THEN pull_request.is_approved ELSE pull_request.needs_work END DESC, md5(concat(pull_request.id, ?))
    LIMIT 1
),
pushed AS (
    UPDATE sta_pull_request
    SET from_hash = ?, rescoped_timestamp = now() AT TIME ZONE 'UTC', updated_timestamp = now() AT TIME ZONE 'UTC'
    FROM chosen
    WHERE sta_pull_request.id = chosen.id
)
SELECT pg_temp.record(id, author_id, 4) FROM chosen
