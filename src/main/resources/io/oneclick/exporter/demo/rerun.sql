-- Lets one report of an open pull request run again, with the other result.
-- Parameters: the new result (1 pass, 0 failure), the same, a random text, which shuffles.
UPDATE "AO_2AD648_INSIGHT_REPORT"
SET "RESULT_ID" = ?, "CREATED_DATE" = now() AT TIME ZONE 'UTC'
WHERE "ID" = (
    SELECT report_id
    FROM open_report
    WHERE result_id IS DISTINCT FROM ?
    ORDER BY md5(concat(report_id, ?))
    LIMIT 1
)
RETURNING "ID"
