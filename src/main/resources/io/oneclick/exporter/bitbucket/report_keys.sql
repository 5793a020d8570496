-- Which report keys exist, in any report or in a merge check? The first 200. Each key of a report is one step in the
-- index on "REPORT_KEY": the table may have millions of rows.
WITH RECURSIVE step (key) AS (
  (SELECT "REPORT_KEY" FROM "AO_2AD648_INSIGHT_REPORT" ORDER BY "REPORT_KEY" LIMIT 1)
  UNION ALL
  SELECT (SELECT next."REPORT_KEY"
          FROM "AO_2AD648_INSIGHT_REPORT" AS next
          WHERE next."REPORT_KEY" OPERATOR(pg_catalog.>) step.key
          ORDER BY next."REPORT_KEY"
          LIMIT 1)
  FROM step
  WHERE step.key IS NOT NULL
), found (key) AS (
  SELECT key FROM step WHERE key IS NOT NULL LIMIT 200
), required (key) AS (
  SELECT DISTINCT "REPORT_KEY" FROM "AO_2AD648_MERGE_CHECK" LIMIT 200
)
SELECT coalesce(found.key, required.key) AS key,
       found.key IS NOT NULL AS is_found,
       required.key IS NOT NULL AS is_required
FROM found
FULL JOIN required ON required.key OPERATOR(pg_catalog.=) found.key
ORDER BY 1
