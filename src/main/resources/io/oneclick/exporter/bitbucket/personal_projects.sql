-- Which projects are personal although their key does not start with ~?
SELECT sta_personal_project.project_id
FROM sta_personal_project
JOIN project ON project.id = sta_personal_project.project_id
WHERE project.project_key OPERATOR(pg_catalog.!~~) '~%'
