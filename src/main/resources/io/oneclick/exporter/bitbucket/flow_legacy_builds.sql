-- Which builds are there on the heads of pull requests that are open or were closed in a window? Like flow_builds.sql, for
-- the table of older instances: it has no repository and no duration. Not every instance has an index on "CSID"; without it, the table is scanned once.
-- $1 closed from, $2 closed to
SELECT head.id AS pull_request_id, head.from_hash, head.to_repository_id,
       extract(epoch FROM head.closed_timestamp::timestamptz) AS closed,
       build."ID" AS id, build."KEY" AS build_key, build."STATE" AS state, NULL AS duration,
       CASE
         WHEN build."DATE_ADDED" OPERATOR(pg_catalog.>=) '0001-01-01'
           AND build."DATE_ADDED" OPERATOR(pg_catalog.<) '10000-01-01'
         THEN extract(epoch FROM build."DATE_ADDED"::timestamptz)
       END AS updated
FROM (
  SELECT id, from_hash, to_repository_id, NULL AS closed_timestamp
  FROM sta_pull_request
  WHERE pr_state = 0
  UNION ALL
  SELECT id, from_hash, to_repository_id, closed_timestamp
  FROM sta_pull_request
  WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ?
    AND pr_state + 0 BETWEEN 1 AND 2
) AS head
JOIN "AO_CFE8FA_BUILD_STATUS" AS build ON build."CSID" OPERATOR(pg_catalog.=) head.from_hash
ORDER BY head.from_hash, head.id
