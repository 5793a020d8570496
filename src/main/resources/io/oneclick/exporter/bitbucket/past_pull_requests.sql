-- Which pull requests are open, or were open, created or closed at some time since then? Nothing is created or closed after it
-- was updated but in the hour in which clocks go back, so that these are the open and the recently updated ones, and with the
-- third branch those that were closed later than they were updated, which Bitbucket does not do.
-- Rows in an unknown state are read too: they are counted nowhere, but list their project.
-- The bounds are texts, pr_state + 0 and IS TRUE keep indexes out, and dates out of range are null, as in
-- flow_pull_requests.sql.
-- $1 updated from, $2 closed from, $3 updated from
SELECT to_repository_id, pr_state,
       CASE
         WHEN created_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
           AND created_timestamp OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM created_timestamp::timestamptz)
       END AS created,
       CASE
         WHEN closed_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
           AND closed_timestamp OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM closed_timestamp::timestamptz)
       END AS closed
FROM (
  SELECT to_repository_id, pr_state, created_timestamp, closed_timestamp
  FROM sta_pull_request
  WHERE pr_state = 0
  UNION ALL
  SELECT to_repository_id, pr_state, created_timestamp, closed_timestamp
  FROM sta_pull_request
  WHERE updated_timestamp OPERATOR(pg_catalog.>=) ? AND pr_state + 0 <> 0
  UNION ALL
  SELECT to_repository_id, pr_state, created_timestamp, closed_timestamp
  FROM sta_pull_request
  WHERE closed_timestamp OPERATOR(pg_catalog.>=) ?
    AND (updated_timestamp OPERATOR(pg_catalog.<) ?) IS TRUE AND pr_state + 0 <> 0
) AS pull_request
