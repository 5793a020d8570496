-- Which pull requests are open, which were recently closed, and which have an unknown state (a few, as examples)?
-- The bounds are texts: PostgreSQL reads them as the column's own type, timestamp or timestamptz, so that the bare column
-- is compared and its index used. There are two ranges because the same wall-clock hour can occur twice.
-- A date that no time zone can represent, such as one in the year 294276, would fail the whole statement.
-- pr_state + 0 prevents the use of the index on pr_state, which has years of closed ones.
-- $1 from, $2 to, $3 from, $4 to
SELECT id, to_repository_id, scoped_id, pr_state,
       CASE
         WHEN created_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
           AND created_timestamp OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM created_timestamp::timestamptz)
       END AS created
FROM (
  SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp
  FROM sta_pull_request
  WHERE pr_state = 0
  UNION ALL
  SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp
  FROM sta_pull_request
  WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ? AND pr_state + 0 IN (1, 2)
  UNION ALL
  SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp
  FROM sta_pull_request
  WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ? AND pr_state + 0 IN (1, 2)
  UNION ALL
  (SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp
   FROM sta_pull_request
   WHERE pr_state < 0
   LIMIT 100)
  UNION ALL
  (SELECT id, to_repository_id, scoped_id, pr_state, created_timestamp
   FROM sta_pull_request
   WHERE pr_state > 2
   LIMIT 100)
) AS pull_request
