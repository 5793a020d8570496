-- When was each pull request that was created in the longest window first reviewed: the earliest activity of somebody who is
-- neither its author nor a service user? Participants with role 0 are authors; normally there is one.
-- $1 created from, $2 created to, $3 updated from, $4 created from, $5 created to
SELECT pull_request.to_repository_id,
       extract(epoch FROM pull_request.created_timestamp::timestamptz) AS created,
       extract(epoch FROM activity.first_review) AS first_review
FROM (
  SELECT id, to_repository_id, created_timestamp
  FROM sta_pull_request
  WHERE pr_state = 0 AND created_timestamp OPERATOR(pg_catalog.>=) ? AND created_timestamp OPERATOR(pg_catalog.<) ?
  UNION ALL
  SELECT id, to_repository_id, created_timestamp
  FROM sta_pull_request
  WHERE updated_timestamp OPERATOR(pg_catalog.>=) ? AND pr_state + 0 BETWEEN 1 AND 2
    AND created_timestamp OPERATOR(pg_catalog.>=) ? AND created_timestamp OPERATOR(pg_catalog.<) ?
) AS pull_request
CROSS JOIN LATERAL (
  SELECT pg_catalog.min(user_id) AS least, pg_catalog.max(user_id) AS most
  FROM sta_pr_participant
  WHERE pr_id = pull_request.id AND pr_role = 0
) AS author
CROSS JOIN LATERAL (
  SELECT pg_catalog.min(created_timestamp::timestamptz)
           FILTER (WHERE created_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
                     AND created_timestamp OPERATOR(pg_catalog.<) '10000-01-01') AS first_review
  FROM sta_activity
  WHERE id = ANY (ARRAY(SELECT activity_id FROM sta_pr_activity WHERE pr_id = pull_request.id))
    AND user_id <> author.least
    AND (author.least = author.most
         OR user_id <> ALL (ARRAY(SELECT other.user_id
                                  FROM sta_pr_participant AS other
                                  WHERE other.pr_id = pull_request.id AND other.pr_role = 0)))
    AND user_id NOT IN (SELECT user_id FROM sta_service_user)
) AS activity
WHERE author.least IS NOT NULL AND activity.first_review IS NOT NULL
