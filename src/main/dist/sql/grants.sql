-- What may the exporter read? This, and nothing else: no table can be written, no user, comment or key can be seen.
-- Run it as the owner of Bitbucket's tables, connected to Bitbucket's database, after a DBA has run role.sql:
--   psql --dbname=bitbucket --file=grants.sql
-- It may be run again, for example after an upgrade of Bitbucket. psql stops at the first error, with exit code 3.
-- Where Bitbucket's tables are in another schema than public, name that one.

\set ON_ERROR_STOP on

GRANT USAGE ON SCHEMA public TO oneclick;

GRANT SELECT ON
    project,
    repository,
    sta_personal_project,
    sta_pull_request,
    "AO_2AD648_INSIGHT_REPORT",
    "AO_2AD648_MERGE_CHECK"
TO oneclick;
