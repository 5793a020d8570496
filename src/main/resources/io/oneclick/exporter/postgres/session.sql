-- What time is it in the database, and which of the tables that are about to be read exist and can be locked? And, for this
-- transaction only: the schemas, Bitbucket's time zone, the limits and the plans.
-- pg_catalog comes first: of two functions or operators for the same types, PostgreSQL's own is taken. Another one that fits
-- better than PostgreSQL's would still be taken, which is why every name of a function is qualified in our statements.
-- Index plans only: with sequential, bitmap, hash and merge plans off, stale statistics or misleading
-- indexes cannot turn a statement that finds its rows by an index into a scan of the table.
-- In a database of the encoding SQL_ASCII anything may be in a text, and a statement that returns what is no UTF-8 fails as a
-- whole. There, oneclick.readable is a pattern of what is UTF-8; elsewhere, where every text is, it is empty.
-- The pattern is an E'' text: standard_conforming_strings may be off for the role.
-- A shorter statement timeout of the role, the database or the server was set by the DBA, and stays in force.
-- Cursors are planned to be read to their end. All digits of a number are sent: until PostgreSQL 13 a point in time is a float8.
-- $1 time zone, $2 idle-in-transaction timeout, $3 plan by index only?, $4 schemas or empty, $5 statement timeout, $6 tables
WITH settings AS MATERIALIZED (
  SELECT pg_catalog.set_config(
           'search_path',
           pg_catalog.concat_ws(
             ', ',
             'pg_catalog',
             CASE
               WHEN pg_catalog.length(given.schemas) > 0 THEN given.schemas
               WHEN pg_catalog.length(pg_catalog.current_setting('search_path')) > 0
                 THEN pg_catalog.current_setting('search_path')
             END,
             'pg_temp'),
           true) AS search_path,
         pg_catalog.set_config('TimeZone', ?::text, true),
         pg_catalog.set_config(
           'statement_timeout',
           CASE
             WHEN pg_catalog.current_setting('statement_timeout')::interval OPERATOR(pg_catalog.>) '0'::interval
               AND pg_catalog.current_setting('statement_timeout')::interval
                 OPERATOR(pg_catalog.<) given.statement_timeout::interval
               THEN pg_catalog.current_setting('statement_timeout')
             ELSE given.statement_timeout
           END,
           true),
         pg_catalog.set_config('idle_in_transaction_session_timeout', ?::text, true),
         pg_catalog.set_config('max_parallel_workers_per_gather', '0', true),
         pg_catalog.set_config('jit', 'off', true),
         pg_catalog.set_config('cursor_tuple_fraction', '1', true),
         pg_catalog.set_config('extra_float_digits', '1', true),
         pg_catalog.set_config(
           'oneclick.readable',
           CASE WHEN pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.=) 'SQL_ASCII' THEN
             E'^(?:[\\x01-\\x7f]|[\\xc2-\\xdf][\\x80-\\xbf]|\\xe0[\\xa0-\\xbf][\\x80-\\xbf]'
             '|[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}|\\xed[\\x80-\\x9f][\\x80-\\xbf]|\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}'
             '|[\\xf1-\\xf3][\\x80-\\xbf]{3}|\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2})*$'
           ELSE '' END,
           true),
         CASE WHEN ?::boolean THEN (
           SELECT pg_catalog.count(pg_catalog.set_config(plan.name, 'off', true))
           FROM (VALUES ('enable_seqscan'), ('enable_bitmapscan'), ('enable_hashjoin'), ('enable_mergejoin')) AS plan (name)
         ) END
  FROM (SELECT ?::text AS schemas, ?::text AS statement_timeout) AS given
)
SELECT extract(epoch FROM pg_catalog.now()) AS now,
       (SELECT pg_catalog.string_agg(
                 pg_catalog.format('%I.%I', pg_namespace.nspname, pg_class.relname), ', ' ORDER BY wanted.position)
        FROM pg_catalog.unnest(?::text[]) WITH ORDINALITY AS wanted (name, position)
        JOIN pg_catalog.pg_class
          ON pg_class.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(pg_catalog.quote_ident(wanted.name))::oid
        JOIN pg_catalog.pg_namespace ON pg_namespace.oid OPERATOR(pg_catalog.=) pg_class.relnamespace
        WHERE pg_class.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'p']::"char"[])
          AND pg_catalog.has_table_privilege(pg_class.oid, 'SELECT')
          AND settings.search_path IS NOT NULL) AS tables
FROM settings
