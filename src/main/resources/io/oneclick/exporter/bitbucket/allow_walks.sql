-- May statements use sequential scans and hash joins, for the rest of this transaction?
-- $1 on or off, $2 the same
SELECT pg_catalog.set_config('enable_seqscan', ?, true),
       pg_catalog.set_config('enable_hashjoin', ?, true)
