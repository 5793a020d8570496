-- Which pull requests are open, and which others were created or closed in the longest window? Nothing is created after it
-- was updated but in the hour in which clocks go back, so that the created ones are among the open and the recently updated.
-- The bounds are texts, as in pull_requests.sql, and wider than the window: additional rows are left out later.
-- pr_state + 0 prevents the use of the index on pr_state, which has years of closed ones, here and in the other statements of a flow;
-- IS TRUE does the same for the index on updated_timestamp.
-- A date out of every time zone's range would make the whole statement fail.
-- $1 updated from, $2 closed from, $3 closed to, $4 updated from
SELECT id, to_repository_id, scoped_id, pr_state,
       CASE
         WHEN created_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
           AND created_timestamp OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM created_timestamp::timestamptz)
       END AS created,
       CASE
         WHEN updated_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
           AND updated_timestamp OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM updated_timestamp::timestamptz)
       END AS updated,
       CASE
         WHEN closed_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
           AND closed_timestamp OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM closed_timestamp::timestamptz)
       END AS closed
FROM (
  SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp, updated_timestamp, NULL AS closed_timestamp
  FROM sta_pull_request
  WHERE pr_state = 0
  UNION ALL
  SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp, NULL, closed_timestamp
  FROM sta_pull_request
  WHERE updated_timestamp OPERATOR(pg_catalog.>=) ? AND pr_state + 0 BETWEEN 1 AND 2
  UNION ALL
  SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp, NULL, closed_timestamp
  FROM sta_pull_request
  WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ?
    AND (updated_timestamp OPERATOR(pg_catalog.<) ?) IS TRUE AND pr_state + 0 BETWEEN 1 AND 2
) AS pull_request
