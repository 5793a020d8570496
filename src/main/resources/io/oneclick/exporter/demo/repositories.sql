-- Which repositories get pull requests, and which reports does each of them require?
SELECT
    repository.id,
    project.project_key,
    array(
        SELECT DISTINCT merge_check."REPORT_KEY"
        FROM "AO_2AD648_MERGE_CHECK" merge_check
        WHERE (merge_check."SCOPE_TYPE" = 'REPOSITORY' AND merge_check."RESOURCE_ID" = repository.id)
            OR (merge_check."SCOPE_TYPE" = 'PROJECT' AND merge_check."RESOURCE_ID" = repository.project_id)
        ORDER BY 1
    ) AS required
FROM repository
JOIN project ON project.id = repository.project_id
ORDER BY repository.id
