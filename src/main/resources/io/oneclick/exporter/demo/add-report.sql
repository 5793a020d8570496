-- Adds a report to a commit of a repository.
-- Parameters: seconds ago, repository, commit, report key, result (null is none), title, data (may be null).
INSERT INTO "AO_2AD648_INSIGHT_REPORT" (
    "CREATED_DATE", "REPOSITORY_ID", "COMMIT_ID", "REPORT_KEY", "RESULT_ID", "TITLE", "DATA", "REPORTER"
)
VALUES ((now() AT TIME ZONE 'UTC') - make_interval(secs => ?), ?, ?, ?, ?, ?, ?, 'Build server')
