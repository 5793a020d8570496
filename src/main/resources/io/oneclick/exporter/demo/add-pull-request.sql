-- Adds a pull request, the newest of all and of its repository.
-- Parameters: to repository, state, from and to repository, branch twice, commit, title, seconds since it was created,
-- seconds since it was closed (null while open).
INSERT INTO sta_pull_request (
    id, scoped_id, entity_version, pr_state, created_timestamp, updated_timestamp, rescoped_timestamp, closed_timestamp,
    from_repository_id, to_repository_id, from_branch_fqn, from_branch_name, to_branch_fqn, to_branch_name,
    from_hash, to_hash, title
)
SELECT
    (SELECT coalesce(max(id), 0) + 1 FROM sta_pull_request),
    (SELECT coalesce(max(scoped_id), 0) + 1 FROM sta_pull_request WHERE to_repository_id = ?),
    0, ?, created, coalesce(closed, created), created, closed,
    ?, ?, 'refs/heads/' || ?, ?, 'refs/heads/main', 'main',
    ?, '4b825dc642cb6eb9a060e54bf8d69288fbee4904', ?
FROM (
    SELECT
        (now() AT TIME ZONE 'UTC') - make_interval(secs => ?) AS created,
        (now() AT TIME ZONE 'UTC') - make_interval(secs => ?) AS closed
) AS moments
