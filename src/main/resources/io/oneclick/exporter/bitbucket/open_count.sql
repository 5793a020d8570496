-- How many pull requests are open? Counted by the index on pr_state, before any of them is read.
SELECT pg_catalog.count(*) AS open
FROM sta_pull_request
WHERE pr_state = 0
