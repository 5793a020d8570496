-- How many pull requests are open, and how many reports, builds and reviews do they wait for?
SELECT
    (SELECT count(*) FROM sta_pull_request WHERE pr_state = 0) AS open,
    (SELECT count(*) FROM awaited_report) AS awaited,
    (SELECT count(*) FROM bb_build_status WHERE state = 'INPROGRESS') AS building,
    (SELECT count(*) FROM awaited_review) AS unreviewed
