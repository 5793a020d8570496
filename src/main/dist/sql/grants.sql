-- What may the exporter read? This, and nothing else: no table can be written, no user, comment or key can be seen.
-- Run it once as the owner of Bitbucket's tables, connected to Bitbucket's database, then choose a password:
--   psql --dbname=bitbucket --file=grants.sql
--   psql --dbname=bitbucket --command='\password oneclick'
-- It may be run again. Where Bitbucket's tables are in another schema than public, name that one.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'oneclick') THEN
        CREATE ROLE oneclick LOGIN;
    END IF;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO oneclick', current_database());
END
$$;

GRANT USAGE ON SCHEMA public TO oneclick;

GRANT SELECT ON
    project,
    repository,
    sta_personal_project,
    sta_pull_request,
    "AO_2AD648_INSIGHT_REPORT",
    "AO_2AD648_MERGE_CHECK"
TO oneclick;
