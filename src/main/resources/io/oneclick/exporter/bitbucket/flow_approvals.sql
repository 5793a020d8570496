-- Which pull requests were merged in the longest window without an approval from anyone but the author?
-- The scalar subquery is an index lookup that stops at the first row; the planner could turn an EXISTS into a join over all rows.
-- $1 closed from, $2 closed to
SELECT to_repository_id, extract(epoch FROM closed_timestamp::timestamptz) AS closed
FROM sta_pull_request AS pull_request
WHERE closed_timestamp OPERATOR(pg_catalog.>=) ? AND closed_timestamp OPERATOR(pg_catalog.<) ? AND pr_state + 0 = 1
  AND (SELECT true
       FROM sta_pr_participant
       WHERE pr_id = pull_request.id AND pr_role <> 0 AND participant_status = 1
       LIMIT 1) IS NULL
