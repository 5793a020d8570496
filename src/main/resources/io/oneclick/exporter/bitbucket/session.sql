-- What time is it in the database? And, for this transaction only: Bitbucket's time zone, the limits, and plans that do
-- not depend on luck. Every other statement finds its rows through an index, a few thousand of them; with sequential,
-- bitmap, hash and merge plans off, stale statistics or two tempting indexes cannot turn one into a walk over the table.
-- $1 time zone, $2 statement timeout, $3 idle-in-transaction timeout
SELECT extract(epoch FROM now()) AS now,
       set_config('TimeZone', ?, true),
       set_config('statement_timeout', ?, true),
       set_config('idle_in_transaction_session_timeout', ?, true),
       set_config('enable_seqscan', 'off', true),
       set_config('enable_bitmapscan', 'off', true),
       set_config('enable_hashjoin', 'off', true),
       set_config('enable_mergejoin', 'off', true),
       set_config('max_parallel_workers_per_gather', '0', true),
       set_config('jit', 'off', true)
