-- What is the review state of each open pull request? A status belongs to the newest commit, or is stale; the author's own does
-- not count. pr_role is 0 author, 1 reviewer; participant_status is 1 approved, 2 needs work.
SELECT pull_request.id, review.wants_changes, review.is_approved, review.has_stale_approval, review.has_reviewer
FROM sta_pull_request AS pull_request
CROSS JOIN LATERAL (
  SELECT pg_catalog.bool_or(pr_role <> 0 AND participant_status = 2 AND is_current) AS wants_changes,
         pg_catalog.bool_or(pr_role <> 0 AND participant_status = 1 AND is_current) AS is_approved,
         pg_catalog.bool_or(pr_role <> 0 AND participant_status = 1 AND NOT is_current) AS has_stale_approval,
         pg_catalog.bool_or(pr_role = 1) AS has_reviewer
  FROM (
    SELECT pr_role, participant_status,
           last_reviewed_commit IS NULL
             OR last_reviewed_commit OPERATOR(pg_catalog.=) pull_request.from_hash AS is_current
    FROM sta_pr_participant
    WHERE pr_id = pull_request.id
  ) AS participant
) AS review
WHERE pull_request.pr_state = 0
