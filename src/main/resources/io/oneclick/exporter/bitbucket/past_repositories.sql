-- Into which repositories was a pull request opened that was last updated before then? It was created before then, too. One
-- probe of the index on (to_repository_id, updated_timestamp) for each repository.
-- $1 updated before
SELECT repository.id
FROM repository
WHERE (SELECT true
       FROM sta_pull_request
       WHERE sta_pull_request.to_repository_id = repository.id
         AND sta_pull_request.updated_timestamp OPERATOR(pg_catalog.<) ?
       LIMIT 1)
