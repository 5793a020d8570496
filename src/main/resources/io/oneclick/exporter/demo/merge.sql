-- Merges one open pull request that nothing holds up: every required report is there and none has failed.
-- Parameter: a random text, which shuffles.
UPDATE sta_pull_request
SET pr_state = 1, closed_timestamp = now() AT TIME ZONE 'UTC', updated_timestamp = now() AT TIME ZONE 'UTC'
WHERE id = (
    SELECT pull_request.id
    FROM sta_pull_request pull_request
    JOIN repository ON repository.id = pull_request.to_repository_id
    WHERE pull_request.pr_state = 0
        AND repository.project_id NOT IN (SELECT project_id FROM sta_personal_project)
        AND pull_request.id NOT IN (SELECT pull_request_id FROM awaited_report)
        AND pull_request.id NOT IN (SELECT pull_request_id FROM open_report WHERE result_id = 0)
    ORDER BY md5(concat(pull_request.id, ?))
    LIMIT 1
)
