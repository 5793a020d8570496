-- Which role does the exporter use? A role that can log in and connect to this database, and owns nothing. grants.sql grants its privileges.
-- Run it once as a role that can create roles (a DBA), connected to Bitbucket's database. Then set a password:
--   psql --dbname=bitbucket --file=role.sql
--   psql --dbname=bitbucket --command='\password oneclick'
-- You can run it again. psql stops at the first error, with exit code 3.
-- On PostgreSQL 13 and 14 every role can create tables in the schema public. If only Bitbucket's own role needs that, a DBA can revoke it:
--   psql --dbname=bitbucket --command='REVOKE CREATE ON SCHEMA public FROM PUBLIC'

\set ON_ERROR_STOP on

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'oneclick') THEN
        CREATE ROLE oneclick LOGIN;
    END IF;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO oneclick', current_database());
END
$$;
