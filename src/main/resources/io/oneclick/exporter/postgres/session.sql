-- What time is it in the database? And, for this transaction only: Bitbucket's time zone, the limits, and plans that do
-- not depend on luck: with sequential, bitmap, hash and merge plans off, stale statistics or two tempting indexes cannot
-- turn a statement that finds its rows through an index into a walk over the table.
-- A cursor is planned to be read to its end.
-- $1 time zone, $2 statement timeout, $3 idle-in-transaction timeout, $4 whether to plan by index only
SELECT extract(epoch FROM now()) AS now,
       set_config('TimeZone', ?, true),
       set_config('statement_timeout', ?, true),
       set_config('idle_in_transaction_session_timeout', ?, true),
       set_config('max_parallel_workers_per_gather', '0', true),
       set_config('jit', 'off', true),
       set_config('cursor_tuple_fraction', '1', true),
       CASE WHEN ?::boolean THEN (
         SELECT count(set_config(name, 'off', true))
         FROM (VALUES ('enable_seqscan'), ('enable_bitmapscan'), ('enable_hashjoin'), ('enable_mergejoin')) AS plans (name)
       ) END
