-- Which server is this, and what does it think of the time?
SELECT current_setting('server_version') AS version,
       current_user AS role,
       pg_is_in_recovery() AS is_replica,
       to_char(now(), 'YYYY-MM-DD HH24:MI') AS wall_clock
