-- Declines one open pull request, whatever its reports say.
-- Parameter: a random text, which shuffles.
UPDATE sta_pull_request
SET pr_state = 2, closed_timestamp = now() AT TIME ZONE 'UTC', updated_timestamp = now() AT TIME ZONE 'UTC'
WHERE id = (
    SELECT pull_request.id
    FROM sta_pull_request pull_request
    JOIN repository ON repository.id = pull_request.to_repository_id
    WHERE pull_request.pr_state = 0
        AND repository.project_id NOT IN (SELECT project_id FROM sta_personal_project)
    ORDER BY md5(concat(pull_request.id, ?))
    LIMIT 1
)
