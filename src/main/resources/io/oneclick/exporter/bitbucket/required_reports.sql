-- Which reports must be there, or must even pass, before a pull request merges? RESOURCE_ID is a repository's or a project's id, as
-- SCOPE_TYPE says; the two kinds of id collide.
SELECT "SCOPE_TYPE" AS scope_type,
       "RESOURCE_ID" AS resource_id,
       "REPORT_KEY" AS report_key,
       "MUST_PASS" AS must_pass
FROM "AO_2AD648_MERGE_CHECK"
WHERE "SCOPE_TYPE" OPERATOR(pg_catalog.=) ANY (ARRAY['REPOSITORY', 'PROJECT']::text[])
