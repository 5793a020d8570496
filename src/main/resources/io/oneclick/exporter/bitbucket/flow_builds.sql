-- Which builds are on the heads of the pull requests that are open or were closed in the longest window? Only open ones have no
-- time of closing. All builds of a key are returned; the newest counts. Rows of one commit follow each other, and of them
-- those of one pull request.
-- repository_id + 0 prevents the use of the index on repository_id, which has thousands of rows for one repository.
-- $1 closed from, $2 closed to
SELECT head.id AS pull_request_id, head.from_hash, head.to_repository_id, head.closed,
       build.id, build.build_key, build.state, build.duration,
       CASE
         WHEN build.updated_date OPERATOR(pg_catalog.>=) '0001-01-01'
           AND build.updated_date OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM build.updated_date::timestamptz)
       END AS updated
FROM (
  SELECT id, from_hash, from_repository_id, to_repository_id,
         extract(epoch FROM closed_timestamp::timestamptz) AS closed
  FROM (
    SELECT id, from_hash, from_repository_id, to_repository_id, NULL AS closed_timestamp
    FROM sta_pull_request
    WHERE pr_state = 0
    UNION ALL
    SELECT id, from_hash, from_repository_id, to_repository_id, closed_timestamp
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
