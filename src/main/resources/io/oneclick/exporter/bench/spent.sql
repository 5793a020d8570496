-- How much time and how many buffers have the statements of one role needed since the counters were last reset?
-- $1 role
SELECT coalesce(sum(total_plan_time), 0) AS planning,
       coalesce(sum(total_exec_time), 0) AS execution,
       coalesce(sum(shared_blks_hit + shared_blks_read), 0) AS buffers,
       coalesce(sum(rows), 0) AS rows,
       coalesce(sum(calls) FILTER (WHERE query ~ 'SELECT|WITH'), 0) AS statements,
       coalesce(max(calls) FILTER (WHERE query LIKE '%AS now,%'), 0) AS refreshes,
       coalesce(max(calls) FILTER (WHERE query LIKE '%sta_pr_participant%'), 0) AS flows
FROM pg_stat_statements
WHERE userid = ?::regrole
