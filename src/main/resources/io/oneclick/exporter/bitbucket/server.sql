-- Which server is this, and what is its current time?
SELECT pg_catalog.current_setting('server_version') AS version,
       current_user AS role,
       pg_catalog.pg_is_in_recovery() AS is_replica,
       pg_catalog.to_char(pg_catalog.now(), 'YYYY-MM-DD HH24:MI') AS wall_clock
