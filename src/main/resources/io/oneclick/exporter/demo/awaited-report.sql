-- Which of the missing required reports arrives next?
-- Parameter: a random text, which shuffles.
SELECT repository_id, commit_id, report_key
FROM awaited_report
ORDER BY md5(concat(pull_request_id, report_key, ?))
LIMIT 1
