-- What does the sample's life ask again and again? Views of the session, which nobody else sees.

-- Which required reports has an open pull request not got yet?
CREATE OR REPLACE TEMPORARY VIEW awaited_report AS
SELECT DISTINCT
    pull_request.id AS pull_request_id, pull_request.to_repository_id AS repository_id,
    pull_request.from_hash AS commit_id, merge_check."REPORT_KEY" AS report_key
FROM sta_pull_request pull_request
JOIN repository ON repository.id = pull_request.to_repository_id
JOIN "AO_2AD648_MERGE_CHECK" merge_check
    ON (merge_check."SCOPE_TYPE" = 'REPOSITORY' AND merge_check."RESOURCE_ID" = repository.id)
    OR (merge_check."SCOPE_TYPE" = 'PROJECT' AND merge_check."RESOURCE_ID" = repository.project_id)
WHERE pull_request.pr_state = 0
    AND repository.project_id NOT IN (SELECT project_id FROM sta_personal_project)
    AND NOT EXISTS (
        SELECT FROM "AO_2AD648_INSIGHT_REPORT" report
        WHERE report."REPOSITORY_ID" = pull_request.to_repository_id
            AND report."COMMIT_ID" = pull_request.from_hash
            AND report."REPORT_KEY" = merge_check."REPORT_KEY"
    );

-- Which reports do open pull requests have?
CREATE OR REPLACE TEMPORARY VIEW open_report AS
SELECT pull_request.id AS pull_request_id, report."ID" AS report_id, report."RESULT_ID" AS result_id
FROM sta_pull_request pull_request
JOIN repository ON repository.id = pull_request.to_repository_id
JOIN "AO_2AD648_INSIGHT_REPORT" report
    ON report."REPOSITORY_ID" = pull_request.to_repository_id AND report."COMMIT_ID" = pull_request.from_hash
WHERE pull_request.pr_state = 0
    AND repository.project_id NOT IN (SELECT project_id FROM sta_personal_project);
