-- Into which repositories was a pull request opened that was last updated before then? It was created before then, too. One
-- probe of an index on to_repository_id for each repository, which stops at the first row: IS TRUE keeps the index on
-- updated_timestamp alone out. What it passes by was updated since, and is read by past_pull_requests.sql anyway.
-- $1 updated before
SELECT repository.id
FROM repository
WHERE (SELECT true
       FROM sta_pull_request
       WHERE sta_pull_request.to_repository_id = repository.id
         AND (sta_pull_request.updated_timestamp OPERATOR(pg_catalog.<) ?) IS TRUE
       LIMIT 1)
