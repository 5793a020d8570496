-- Which reports do the open and the recently closed pull requests have on their newest commit, in the repository they merge
-- into? Older rows of the same key are returned, too; the highest id counts. DATA is returned only if it may contain code coverage (its
-- letters may be written as \u escapes); longer texts than any real DATA are fetched by report_data.sql, one at a time.
-- "REPOSITORY_ID" + 0 prevents the use of the index on REPOSITORY_ID, which has thousands of rows for one repository.
-- A key that cannot be read (see session.sql) is null; DATA that cannot be read is replaced by a text that is not JSON.
-- $1 from, $2 to, $3 from, $4 to
WITH head AS (
  SELECT id, from_hash, to_repository_id
  FROM sta_pull_request
  WHERE pr_state = 0
  UNION ALL
  SELECT id, from_hash, to_repository_id
  FROM sta_pull_request
  WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ? AND pr_state + 0 IN (1, 2)
  UNION ALL
  SELECT id, from_hash, to_repository_id
  FROM sta_pull_request
  WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ? AND pr_state + 0 IN (1, 2)
)
SELECT head.id AS pull_request_id,
       report."ID" AS report_id,
       CASE
         WHEN (SELECT pg_catalog.current_setting('oneclick.readable') OPERATOR(pg_catalog.=) '')
           OR report."REPORT_KEY" OPERATOR(pg_catalog.~) pg_catalog.current_setting('oneclick.readable')
         THEN report."REPORT_KEY"
       END AS report_key,
       report."RESULT_ID" AS result_id,
       pg_catalog.octet_length(report."DATA") > 8192 AS is_long,
       CASE
         WHEN pg_catalog.octet_length(report."DATA") <= 8192
           AND (pg_catalog.strpos(report."DATA", 'Code Coverage') > 0 OR pg_catalog.strpos(report."DATA", E'\\u') > 0)
         THEN CASE
           WHEN (SELECT pg_catalog.current_setting('oneclick.readable') OPERATOR(pg_catalog.=) '')
             OR report."DATA" OPERATOR(pg_catalog.~) pg_catalog.current_setting('oneclick.readable')
           THEN report."DATA"
           ELSE 'unreadable'
         END
       END AS data
FROM head
JOIN "AO_2AD648_INSIGHT_REPORT" AS report
  ON report."COMMIT_ID" OPERATOR(pg_catalog.=) head.from_hash AND report."REPOSITORY_ID" + 0 = head.to_repository_id
