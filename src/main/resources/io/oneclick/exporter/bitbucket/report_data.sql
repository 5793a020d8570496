-- What is the DATA of one report, if it may contain code coverage and fits into the exporter's memory?
-- $1 id
SELECT pg_catalog.octet_length("DATA") <= 16777216 AS fits,
       CASE
         WHEN pg_catalog.octet_length("DATA") <= 16777216
           AND (pg_catalog.strpos("DATA", 'Code Coverage') > 0 OR pg_catalog.strpos("DATA", E'\\u') > 0)
         THEN CASE
           WHEN (SELECT pg_catalog.current_setting('oneclick.readable') OPERATOR(pg_catalog.=) '')
             OR "DATA" OPERATOR(pg_catalog.~) pg_catalog.current_setting('oneclick.readable')
           THEN "DATA"
           ELSE 'unreadable'
         END
       END AS data
FROM "AO_2AD648_INSIGHT_REPORT"
WHERE "ID" = ?::bigint
