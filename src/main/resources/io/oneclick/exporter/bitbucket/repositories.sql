-- Which repositories belong to a project that has ever been the target of a pull request?
-- The scalar subqueries are lookups in the index on to_repository_id that stop at the first row; an EXISTS could become
-- a join over all pull requests. Keys that start with ~ are personal projects.
-- A text that cannot be read is null: see session.sql.
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
       CASE
         WHEN (SELECT pg_catalog.current_setting('oneclick.readable') OPERATOR(pg_catalog.=) '')
           OR repository.slug OPERATOR(pg_catalog.~) pg_catalog.current_setting('oneclick.readable')
         THEN repository.slug
       END AS slug,
       listed.id AS project_id,
       CASE
         WHEN (SELECT pg_catalog.current_setting('oneclick.readable') OPERATOR(pg_catalog.=) '')
           OR listed.project_key OPERATOR(pg_catalog.~) pg_catalog.current_setting('oneclick.readable')
         THEN listed.project_key
       END AS project_key
FROM listed
JOIN repository ON repository.project_id = listed.id
