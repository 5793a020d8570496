-- When did a pull request last change? By the index on updated_timestamp, one row.
SELECT extract(epoch FROM max(updated_timestamp)::timestamptz) AS newest
FROM sta_pull_request
