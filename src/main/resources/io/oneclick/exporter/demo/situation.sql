-- How many pull requests are open, and how many required reports do those still wait for?
SELECT
    (SELECT count(*) FROM sta_pull_request WHERE pr_state = 0) AS open,
    (SELECT count(*) FROM awaited_report) AS awaited
