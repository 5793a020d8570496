-- Which builds have the heads of the open pull requests, and of those closed in the longest window? All of a key come along;
-- the newest counts. Rows of one commit follow each other, and of them those of one pull request.
-- repository_id + 0 keeps the index on repository_id, thousands of rows for one repository, out of the plan.
-- $1 closed from, $2 closed to
SELECT head.id AS pull_request_id, head.from_hash, head.to_repository_id, head.pr_state,
       extract(epoch FROM head.closed_timestamp::timestamptz) AS closed,
       build.id, build.build_key, build.state, build.duration,
       CASE
         WHEN build.updated_date OPERATOR(pg_catalog.>=) '0001-01-01'
           AND build.updated_date OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM build.updated_date::timestamptz)
       END AS updated
FROM (
  SELECT id, from_hash, from_repository_id, to_repository_id, pr_state, closed_timestamp
  FROM (
    SELECT id, from_hash, from_repository_id, to_repository_id, pr_state, NULL AS closed_timestamp
    FROM sta_pull_request
    WHERE pr_state = 0
    UNION ALL
    SELECT id, from_hash, from_repository_id, to_repository_id, pr_state, closed_timestamp
    FROM sta_pull_request
    WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ?
      AND pr_state + 0 BETWEEN 1 AND 2
  ) AS pull_request
  ORDER BY from_hash, id
  OFFSET 0
) AS head
CROSS JOIN LATERAL (
  SELECT id, build_key, state, duration, updated_date
  FROM bb_build_status
  WHERE commit_id OPERATOR(pg_catalog.=) head.from_hash
    AND (repository_id IS NULL
         OR repository_id + 0 = head.to_repository_id
         OR repository_id + 0 = head.from_repository_id)
  OFFSET 0
) AS build
ORDER BY head.from_hash, head.id
