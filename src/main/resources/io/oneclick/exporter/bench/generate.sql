-- What does a Bitbucket of a given size hold? Everything is made by the server, in a few minutes for millions of rows:
-- busy and quiet projects and repositories, half of the open pull requests new and half scattered over the years, six
-- reports on each, ten merges a minute from two minutes ago until an hour from now. The settings bench.* say how many.
SELECT setseed(0.42);
-- Foreign keys are right by construction.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
SET synchronous_commit = off;

CREATE TEMPORARY TABLE later AS
SELECT schemaname, indexname, indexdef
FROM pg_indexes
WHERE tablename IN ('sta_pull_request', 'AO_2AD648_INSIGHT_REPORT')
  AND indexname NOT IN (SELECT conname FROM pg_constraint);

DO $$
DECLARE
  it record;
BEGIN
  FOR it IN SELECT * FROM later LOOP
    EXECUTE format('DROP INDEX %I.%I', it.schemaname, it.indexname);
  END LOOP;
END
$$;

INSERT INTO project (id, name, project_key, project_type, namespace)
SELECT n, 'Project ' || n, 'PRJ' || n, 0, '#'
FROM generate_series(1, current_setting('bench.projects')::int) AS n;

INSERT INTO repository (id, slug, name, state, project_id, scm_id, hierarchy_id, is_forkable, is_public)
SELECT n, 'service-' || n, 'Service ' || n, 0,
       CASE WHEN n <= projects THEN n ELSE 1 + floor(projects * power(random(), 2))::int END,
       'git', md5(n::text)::varchar(20), true, false
FROM generate_series(1, current_setting('bench.repositories')::int) AS n,
     (SELECT current_setting('bench.projects')::int AS projects) AS size;

INSERT INTO "AO_2AD648_MERGE_CHECK" ("SCOPE_TYPE", "RESOURCE_ID", "REPORT_KEY", "MUST_PASS")
SELECT 'REPOSITORY', repository.id, required.key, true
FROM repository, unnest(ARRAY['ci', 'codecoverage']) AS required (key)
WHERE repository.id % 5 < 3
UNION ALL
SELECT 'PROJECT', project.id, 'savul', true
FROM project
WHERE project.id % 3 = 0;

-- Open ones are the newest half, and one in so many of the older.
INSERT INTO sta_pull_request (
  id, entity_version, scoped_id, pr_state, created_timestamp, updated_timestamp, rescoped_timestamp, closed_timestamp,
  from_repository_id, to_repository_id, from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name, from_hash,
  to_hash, title, description)
SELECT n, 3, row_number() OVER (PARTITION BY repository ORDER BY n), state, created,
       coalesce(least(closed, now() AT TIME ZONE 'UTC'), created), created, closed,
       repository, repository, 'refs/heads/feature/ABC-' || n, 'refs/heads/main', 'feature/ABC-' || n, 'main',
       md5(n::text) || md5('x' || n)::varchar(8), md5('y' || n) || md5('z' || n)::varchar(8),
       'ABC-' || n || ' Make the service a little better', repeat('What changes, and why. ', 1 + n % 20)
FROM (
  SELECT n, repository, state, created,
         CASE
           WHEN state = 0 THEN NULL
           WHEN n > pull_requests - open / 2 - just_closed
             THEN now() AT TIME ZONE 'UTC' + (n - pull_requests + open / 2 + just_closed - 20) * interval '6 seconds'
           ELSE least(created + random() * interval '5 days', now() AT TIME ZONE 'UTC' - interval '1 hour')
         END AS closed
  FROM (
    SELECT n,
           CASE WHEN n <= repositories THEN n ELSE 1 + floor(repositories * power(random(), 2))::int END AS repository,
           CASE
             WHEN n > pull_requests - open / 2 THEN 0
             WHEN n % ((pull_requests - open / 2) / (open - open / 2)) = 0
               AND n / ((pull_requests - open / 2) / (open - open / 2)) <= open - open / 2 THEN 0
             WHEN n % 7 = 0 THEN 2
             ELSE 1
           END AS state,
           now() AT TIME ZONE 'UTC' - (pull_requests - n)::float / pull_requests * interval '1000 days' AS created,
           least(620, (pull_requests - open) / 10) AS just_closed,
           pull_requests, open
    FROM generate_series(1, current_setting('bench.pull_requests')::int) AS n,
         (SELECT current_setting('bench.repositories')::int AS repositories,
                 current_setting('bench.pull_requests')::int AS pull_requests,
                 current_setting('bench.open')::int AS open) AS size
  ) AS drawn
) AS pull_request
ORDER BY n;

INSERT INTO "AO_2AD648_INSIGHT_REPORT" (
  "ID", "COMMIT_ID", "REPOSITORY_ID", "REPORT_KEY", "RESULT_ID", "CREATED_DATE", "TITLE", "REPORTER", "LINK", "DETAILS",
  "DATA")
SELECT 6 * (pull_request.id - 1) + report.position, from_hash, to_repository_id, report.key,
       CASE WHEN drawn < 0.85 THEN 1 WHEN drawn < 0.97 THEN 0 END,
       created_timestamp, report.key || ' report', 'Build server', 'https://ci.example.com/' || pull_request.id,
       'Looked at the change and at what it touches.',
       CASE report.key
         WHEN 'codecoverage'
           THEN '[{"title":"Code Coverage","type":"PERCENTAGE","value":' || round((60 + 40 * drawn)::numeric, 2)
             || '},{"title":"Lines","type":"NUMBER","value":' || pull_request.id || '}]'
         ELSE '[{"title":"Issues","type":"NUMBER","value":' || pull_request.id % 40
           || '},{"title":"Duration","type":"DURATION","value":' || 1000 * (pull_request.id % 900)
           || '},{"title":"Log","type":"LINK","value":{"linktext":"log","href":"https://ci.example.com/log"}}]'
       END
FROM (SELECT id, from_hash, to_repository_id, created_timestamp FROM sta_pull_request ORDER BY id) AS pull_request
CROSS JOIN unnest(ARRAY['ci', 'codecoverage', 'sast', 'smoke', 'snyk', 'sabug']) WITH ORDINALITY AS report (key, position)
CROSS JOIN LATERAL (SELECT random() + 0 * report.position AS drawn) AS luck;

DO $$
DECLARE
  it record;
BEGIN
  FOR it IN SELECT * FROM later LOOP
    EXECUTE it.indexdef;
  END LOOP;
END
$$;
