-- When did a pull request last change? One row, found by the index on updated_timestamp. A date out of every time zone's range is null.
SELECT extract(epoch FROM pg_catalog.max(updated_timestamp)::timestamptz) AS newest
FROM sta_pull_request
WHERE updated_timestamp OPERATOR(pg_catalog.>=) '0001-01-01' AND updated_timestamp OPERATOR(pg_catalog.<) '10000-01-01'
