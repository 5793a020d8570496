-- Which builds ran on the heads of pull requests that have none yet? Where the time since the push is too short for
-- a build, it is in progress.
WITH head AS (
    SELECT
        pull_request.id, pull_request.pr_state, pull_request.from_hash, pull_request.from_branch_fqn,
        pull_request.from_repository_id, upper(repository.slug) AS name,
        pull_request.rescoped_timestamp + interval '20 seconds' AS started
    FROM sta_pull_request pull_request
    JOIN repository ON repository.id = pull_request.to_repository_id
    WHERE NOT EXISTS (SELECT FROM bb_build_status WHERE bb_build_status.commit_id = pull_request.from_hash)
),
build AS (
    SELECT
        head.*, kind.name AS kind, pg_temp.draw(id, kind.name || ' state') AS luck, milliseconds,
        started + milliseconds * interval '1 millisecond' AS finished,
        started + milliseconds * interval '1 millisecond' > now() AT TIME ZONE 'UTC' AS is_running
    FROM head
    CROSS JOIN (VALUES ('PR', 1.0), ('E2E', 0.4)) AS kind (name, share)
    CROSS JOIN LATERAL (
        SELECT (120000 + 1500000 * power(pg_temp.draw(id, kind.name || ' duration'), 2))::bigint AS milliseconds
    ) AS duration
    WHERE pg_temp.draw(id, kind.name) < kind.share
)
INSERT INTO bb_build_status (
    id, commit_id, state, build_key, name, url, build_number, duration, created_date, updated_date, ref,
    repository_id, non_null_repository_id
)
SELECT
    (SELECT coalesce(max(id), 0) FROM bb_build_status) + row_number() OVER (ORDER BY started, id, kind),
    from_hash,
    CASE
        WHEN is_running THEN 'INPROGRESS'
        WHEN luck < CASE pr_state WHEN 1 THEN 0.95 ELSE 0.7 END THEN 'SUCCESSFUL'
        WHEN luck < 0.97 THEN CASE WHEN pr_state = 1 OR luck < 0.9 THEN 'FAILED' ELSE 'CANCELLED' END
        WHEN luck < 0.99 THEN 'CANCELLED'
        ELSE 'UNKNOWN'
    END,
    name || '-' || kind,
    name || ' ' || kind,
    'https://ci.example.com/' || name || '-' || kind || '/' || id,
    id::text,
    -- Not every tool provides a duration.
    CASE WHEN NOT is_running AND luck > 0.05 THEN milliseconds END,
    started,
    CASE WHEN is_running THEN started ELSE finished END,
    from_branch_fqn,
    from_repository_id,
    from_repository_id
FROM build
