-- When was each pull request that was created in the longest window first reviewed: the earliest activity of somebody who is
-- neither its author nor a service user? Participants with role 0 are authors; normally there is one.
-- A window holds hundreds of thousands of activities. They are looked up 4,000 pull requests at a time, in the order of the
-- index, which costs half as much as one after the other, and fits into the smallest usual work_mem. No join brings an
-- activity and its pull request together again, because with stale statistics a join can become any plan: width_bucket
-- finds a number's place in a sorted array. The ORDER BYs keep these arrays sorted; activity_id + 0 keeps the primary key,
-- a walk over all activities in the wanted order, out of the plan.
-- $1 created from, $2 created to, $3 updated from, $4 created from, $5 created to
SELECT chunk.repositories[review.place] AS to_repository_id,
       extract(epoch FROM chunk.created[review.place]::timestamptz) AS created,
       extract(epoch FROM review.first_review) AS first_review
FROM (
  SELECT pg_catalog.array_agg(id ORDER BY id) AS ids,
         pg_catalog.array_agg(to_repository_id ORDER BY id) AS repositories,
         pg_catalog.array_agg(created_timestamp ORDER BY id) AS created
  FROM (
    SELECT id, to_repository_id, created_timestamp, pg_catalog.row_number() OVER (ORDER BY id) AS number
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
  ) AS numbered
  GROUP BY number / 4000
) AS chunk
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(pr_id) AS ids,
         pg_catalog.array_agg(pg_catalog.width_bucket(pr_id, chunk.ids)) AS places,
         pg_catalog.array_agg(least) AS least,
         pg_catalog.array_agg(most) AS most
  FROM (
    SELECT pr_id, pg_catalog.min(user_id) AS least, pg_catalog.max(user_id) AS most
    FROM sta_pr_participant
    WHERE pr_id = ANY (chunk.ids) AND pr_role = 0
    GROUP BY pr_id
    ORDER BY pr_id
    OFFSET 0
  ) AS one
) AS author
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(activity_id) AS ids, pg_catalog.array_agg(author_place) AS author_places
  FROM (
    SELECT activity_id, pg_catalog.width_bucket(pr_id, author.ids) AS author_place
    FROM sta_pr_activity
    WHERE pr_id = ANY (author.ids)
    ORDER BY activity_id + 0
    OFFSET 0
  ) AS one
) AS link
CROSS JOIN LATERAL (
  SELECT author.places[author_place] AS place,
         pg_catalog.min(created_timestamp::timestamptz)
           FILTER (WHERE created_timestamp OPERATOR(pg_catalog.>=) '0001-01-01'
                     AND created_timestamp OPERATOR(pg_catalog.<) '10000-01-01') AS first_review
  FROM (
    SELECT user_id, created_timestamp, link.author_places[pg_catalog.width_bucket(id, link.ids)] AS author_place
    FROM sta_activity
    WHERE id = ANY (link.ids) AND user_id NOT IN (SELECT user_id FROM sta_service_user)
    OFFSET 0
  ) AS activity
  WHERE user_id <> author.least[author_place]
    AND (author.least[author_place] = author.most[author_place]
         OR user_id <> ALL (ARRAY(SELECT other.user_id
                                  FROM sta_pr_participant AS other
                                  WHERE other.pr_id = author.ids[author_place] AND other.pr_role = 0)))
  GROUP BY author_place
  OFFSET 0
) AS review
WHERE review.first_review IS NOT NULL
