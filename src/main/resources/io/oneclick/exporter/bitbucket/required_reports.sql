-- Which reports must exist, or must also pass, before a pull request can be merged? RESOURCE_ID is a repository's or a project's id, as
-- SCOPE_TYPE says; the two kinds of id collide. A key that cannot be read is null: see session.sql.
SELECT "SCOPE_TYPE" AS scope_type,
       "RESOURCE_ID" AS resource_id,
       CASE
         WHEN (SELECT pg_catalog.current_setting('oneclick.readable') OPERATOR(pg_catalog.=) '')
           OR "REPORT_KEY" OPERATOR(pg_catalog.~) pg_catalog.current_setting('oneclick.readable')
         THEN "REPORT_KEY"
       END AS report_key,
       "MUST_PASS" AS must_pass
FROM "AO_2AD648_MERGE_CHECK"
WHERE "SCOPE_TYPE" OPERATOR(pg_catalog.=) ANY (ARRAY['REPOSITORY', 'PROJECT']::text[])
