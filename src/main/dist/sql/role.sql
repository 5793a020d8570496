-- Who is the exporter? A role that may log in and connect to this database, and owns nothing. Its rights come from grants.sql.
-- Run it once as a role that may create roles (a DBA's), connected to Bitbucket's database, then choose a password:
--   psql --dbname=bitbucket --file=role.sql
--   psql --dbname=bitbucket --command='\password oneclick'
-- It may be run again. psql stops at the first error, with exit code 3.

\set ON_ERROR_STOP on

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'oneclick') THEN
        CREATE ROLE oneclick LOGIN;
    END IF;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO oneclick', current_database());
END
$$;
