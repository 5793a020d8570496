-- What may the exporter read? Only these tables. It cannot write any table, and cannot read users, comments or keys.
-- Run it as the owner of Bitbucket's tables, connected to Bitbucket's database, after a DBA has run role.sql:
--   psql --dbname=bitbucket --file=grants.sql
-- You can run it again, for example after an upgrade of Bitbucket. psql stops at the first error, with exit code 3.
-- PostgreSQL 13 and 14 may warn "no privileges were granted for public": there every role can use that schema already.
-- If Bitbucket's tables are not in the schema public, replace public by their schema.

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

-- The tables of the flow metrics: participants, activities, builds. Not every version of Bitbucket has all of them.
DO $$
DECLARE
    it text;
BEGIN
    FOREACH it IN ARRAY ARRAY[
        'sta_pr_participant',
        'sta_activity',
        'sta_pr_activity',
        'sta_service_user',
        'bb_build_status',
        'AO_CFE8FA_BUILD_STATUS'
    ]
    LOOP
        IF to_regclass(quote_ident(it)) IS NOT NULL THEN
            EXECUTE format('GRANT SELECT ON %I TO oneclick', it);
        END IF;
    END LOOP;
END
$$;
