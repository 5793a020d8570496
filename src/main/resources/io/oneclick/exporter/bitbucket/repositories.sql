-- Which repositories belong to a project into whose repositories a pull request was ever opened?
-- The scalar subqueries are probes of the index on to_repository_id that stop at the first row; an EXISTS could become
-- a join over all pull requests. Keys that start with ~ are personal projects.
WITH listed AS MATERIALIZED (
  SELECT project.id, project.project_key
  FROM project
  WHERE project.project_key OPERATOR(pg_catalog.!~~) '~%'
    AND (SELECT true
         FROM repository
         WHERE repository.project_id = project.id
           AND (SELECT true
                FROM sta_pull_request
                WHERE sta_pull_request.to_repository_id = repository.id
                LIMIT 1)
         LIMIT 1)
)
SELECT repository.id,
       repository.slug,
       listed.id AS project_id,
       listed.project_key
FROM listed
JOIN repository ON repository.project_id = listed.id
