-- What does a Bitbucket of a given size contain? The server generates everything, in a few minutes for millions of rows:
-- busy and quiet projects and repositories, half of the open pull requests new and half scattered over the years, ten
-- merges a minute from two minutes ago until an hour from now. On each pull request six reports, four participants
-- (the author, two reviewers, one who comments), eight activities and three builds of its newest commit.
-- The settings bench.* contain the numbers.
SELECT setseed(0.42);
-- Foreign keys are right by construction.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
SET work_mem = '256MB';
SET synchronous_commit = off;

CREATE TEMPORARY TABLE later AS
SELECT schemaname, indexname, indexdef
FROM pg_indexes
WHERE tablename IN (
    'sta_pull_request', 'AO_2AD648_INSIGHT_REPORT', 'sta_pr_participant', 'sta_activity', 'sta_pr_activity', 'bb_build_status')
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

-- As many people as repositories, and one bot in fifty.
INSERT INTO stash_user (id)
SELECT generate_series(1, 50 + current_setting('bench.repositories')::int);

INSERT INTO sta_normal_user (user_id, name, slug)
SELECT id, 'user-' || id, 'user-' || id FROM stash_user WHERE id % 50 > 0;

INSERT INTO sta_service_user (user_id, display_name, active, name, slug, label)
SELECT id, 'Bot ' || id, true, 'bot-' || id, 'bot-' || id, 'access-token' FROM stash_user WHERE id % 50 = 0;

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
       coalesce(least(closed, now() AT TIME ZONE 'UTC'),
         created + random() * least(interval '30 days', now() AT TIME ZONE 'UTC' - created)), created, closed,
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

-- Three of four merged ones are approved by the first reviewer, some before the last push. Few people are busy ones.
INSERT INTO sta_pr_participant (id, pr_id, pr_role, user_id, participant_status, last_reviewed_commit)
SELECT 4 * (pull_request.id - 1) + seat, pull_request.id, CASE seat WHEN 1 THEN 0 WHEN 4 THEN 2 ELSE 1 END,
       1 + (first + 7 * seat) % people,
       said,
       CASE WHEN said > 0 THEN CASE WHEN seat = 2 AND drawn < 0.1 THEN md5(from_hash) || 'before00' ELSE from_hash END END
FROM (
  SELECT pull_request.id, pr_state, from_hash, random() AS drawn, floor(people * power(random(), 2))::bigint AS first, people
  FROM sta_pull_request AS pull_request,
       (SELECT count(*) AS people FROM stash_user) AS everybody
  ORDER BY pull_request.id
) AS pull_request
CROSS JOIN generate_series(1, 4) AS seat
CROSS JOIN LATERAL (
  SELECT CASE
           WHEN seat IN (1, 4) THEN 0
           WHEN seat = 3 THEN CASE WHEN drawn > 0.6 THEN 1 ELSE 0 END
           WHEN drawn < CASE pr_state WHEN 1 THEN 0.75 ELSE 0.35 END THEN 1
           WHEN pr_state <> 1 AND drawn < 0.55 THEN 2
           ELSE 0
         END AS said
) AS opinion;

-- Numbered in the order of time, as they happen: the activities of one pull request lie far apart.
CREATE TEMPORARY TABLE happened AS
SELECT row_number() OVER (ORDER BY at) AS id, at, user_id, pr_id, action
FROM (
  SELECT pull_request.id AS pr_id, action,
         created_timestamp + (least(coalesce(closed_timestamp, now() AT TIME ZONE 'UTC'), now() AT TIME ZONE 'UTC')
           - created_timestamp) * CASE action WHEN 1 THEN 0 WHEN 8 THEN 1 ELSE (action - 2 + random()) / 6 END AS at,
         CASE WHEN action = 2 THEN 50 ELSE participant.user_id END AS user_id
  FROM sta_pull_request AS pull_request
  CROSS JOIN generate_series(1, 8) AS action
  JOIN sta_pr_participant AS participant ON participant.id = 4 * (pull_request.id - 1) + 1 + (action - 1) % 4
) AS drawn;

INSERT INTO sta_activity (id, activity_type, created_timestamp, user_id)
SELECT id, 1, at, user_id FROM happened ORDER BY id;

INSERT INTO sta_pr_activity (activity_id, pr_id, pr_action)
SELECT id, pr_id, action FROM happened ORDER BY id;

DROP TABLE happened;

-- The three builds of the newest commit end somewhere between opening and closing; one in twenty does not say how long it took.
INSERT INTO bb_build_status (
  id, commit_id, state, build_key, name, url, duration, created_date, updated_date, ref, repository_id,
  non_null_repository_id)
SELECT row_number() OVER (), from_hash,
       CASE WHEN drawn < 0.88 THEN 'SUCCESSFUL' WHEN drawn < 0.97 THEN 'FAILED' WHEN drawn < 0.98 THEN 'CANCELLED'
         WHEN drawn < 0.995 THEN 'INPROGRESS' ELSE 'UNKNOWN' END,
       build.key, build.key, 'https://ci.example.com/' || pull_request.id || '/' || build.key,
       CASE WHEN drawn > 0.05 THEN 60000 + (1200000 * power(drawn, 3))::bigint END,
       at, at + interval '1 minute' + interval '20 minutes' * power(drawn, 3), from_branch_fqn, to_repository_id,
       to_repository_id
FROM (
  SELECT id, from_hash, from_branch_fqn, to_repository_id,
         created_timestamp + sqrt(random()) * (least(coalesce(closed_timestamp, now() AT TIME ZONE 'UTC'),
           now() AT TIME ZONE 'UTC') - created_timestamp) AS at
  FROM sta_pull_request
  ORDER BY id
) AS pull_request
CROSS JOIN unnest(ARRAY['compile', 'test', 'end-to-end']) WITH ORDINALITY AS build (key, position)
CROSS JOIN LATERAL (SELECT random() + 0 * build.position AS drawn) AS luck;

DO $$
DECLARE
  it record;
BEGIN
  FOR it IN SELECT * FROM later LOOP
    EXECUTE it.indexdef;
  END LOOP;
END
$$;
