-- Which rows does a refresh need? One statement as one would write it by hand in psql, with any plan.
SELECT project.project_key, repository.slug, pull_request.scoped_id, pull_request.pr_state,
       pull_request.created_timestamp, report."ID", report."REPORT_KEY", report."RESULT_ID", report."DATA"
FROM sta_pull_request AS pull_request
JOIN repository ON repository.id = pull_request.to_repository_id
JOIN project ON project.id = repository.project_id
LEFT JOIN "AO_2AD648_INSIGHT_REPORT" AS report
  ON report."COMMIT_ID" = pull_request.from_hash AND report."REPOSITORY_ID" = pull_request.to_repository_id
WHERE pull_request.pr_state = 0
   OR pull_request.closed_timestamp >= date_trunc('minute', now() AT TIME ZONE 'UTC') - interval '1 minute'
  AND pull_request.closed_timestamp < date_trunc('minute', now() AT TIME ZONE 'UTC')
