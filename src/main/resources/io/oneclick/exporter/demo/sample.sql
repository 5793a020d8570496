-- Which people, projects, repositories and required reports does the sample have? Sample.java adds the pull requests and reports.
-- Ids of projects and repositories overlap, as in Bitbucket, where both count from one.

INSERT INTO stash_user (id) SELECT generate_series(1, 24);
INSERT INTO sta_normal_user (user_id, name, slug, locale, time_zone)
SELECT id, name, name, 'en', time_zone
FROM (VALUES
    (1, 'alice', 'Europe/Prague'), (2, 'bob', null), (3, 'carol', 'Asia/Singapore'), (5, 'dave', null),
    (6, 'erin', 'Europe/Lisbon'), (7, 'frank', null), (8, 'grace', 'America/New_York'), (9, 'heidi', 'Europe/Vienna'),
    (10, 'ivan', null), (11, 'judy', 'Asia/Tokyo'), (12, 'karim', null), (13, 'lena', 'Europe/Berlin'),
    (14, 'mallory', null), (15, 'nadia', 'Asia/Kolkata'), (16, 'oscar', null), (17, 'peggy', 'Europe/Dublin'),
    (18, 'quentin', null), (19, 'rosa', 'Europe/Madrid'), (20, 'sven', 'Europe/Stockholm'), (21, 'trent', null),
    (22, 'uma', 'Australia/Sydney'), (23, 'victor', null)
) AS people (id, name, time_zone);
INSERT INTO sta_service_user (user_id, display_name, active, name, slug, label) VALUES
    (4, 'Build server', true, 'build-server', 'build-server', 'access-token'),
    (24, 'Dependency updates', true, 'dependency-updates', 'dependency-updates', 'access-token');

INSERT INTO project (id, project_key, name, project_type, namespace) VALUES
    (1, 'APIPTM', 'API Platform', 0, '#'),
    (2, 'CCL', 'Customer Contact Layer', 0, '#'),
    (3, 'CPC', 'Card Payments Core', 0, '#'),
    (4, 'DEMO', 'Demo', 0, '#'),
    (5, 'MAP', 'Maps and Places', 0, '#'),
    (6, 'NAP', 'Notifications', 0, '#'),
    (7, 'OCC', 'Online Checkout', 0, '#'),
    (8, 'ONECC', 'One Contact Centre', 0, '#'),
    (9, 'SAPP', 'Self-service App', 0, '#'),
    (10, 'TEST', 'Test Tools', 0, '#'),
    (11, '~alice', 'Alice', 1, '#'),
    (12, '~bob', 'Bob', 1, '#');
INSERT INTO sta_personal_project (project_id, owner_id) VALUES (11, 1), (12, 2);

INSERT INTO repository (id, project_id, slug, name, state, scm_id, hierarchy_id, is_forkable, is_public)
SELECT id, project_id, slug, slug, 0, 'git', md5(slug)::varchar(20), true, false
FROM (VALUES
    (1, 1, 'gateway'), (2, 1, 'api-catalog'), (3, 1, 'rate-limiter'), (4, 1, 'developer-portal'),
    (5, 2, 'contact-history'), (6, 2, 'call-routing'), (7, 2, 'chat-bridge'),
    (8, 3, 'payment-engine'), (9, 3, 'settlement'), (10, 3, 'card-vault'), (11, 3, 'fee-calculator'), (12, 3, 'dispute-desk'),
    (13, 4, 'hello-service'), (14, 4, 'playground'),
    (15, 5, 'tile-server'), (16, 5, 'geocoder'), (17, 5, 'route-planner'),
    (18, 6, 'mail-sender'), (19, 6, 'push-sender'), (20, 6, 'template-editor'), (21, 6, 'preference-centre'),
    (22, 7, 'web-shop'), (23, 7, 'basket'), (24, 7, 'order-service'), (25, 7, 'price-service'), (26, 7, 'stock-service'),
    (27, 7, 'checkout-e2e'),
    (28, 8, 'agent-desktop'), (29, 8, 'call-recorder'), (30, 8, 'wallboard'),
    (31, 9, 'android-app'), (32, 9, 'ios-app'), (33, 9, 'app-backend'), (34, 9, 'feature-flags'),
    (35, 10, 'test-data'), (36, 10, 'load-tests'),
    (37, 11, 'order-service'), (38, 12, 'dotfiles')
) AS repositories (id, project_id, slug);
INSERT INTO sta_repo_origin (repository_id, origin_id) VALUES (37, 24);

INSERT INTO "AO_2AD648_MERGE_CHECK" ("SCOPE_TYPE", "RESOURCE_ID", "REPORT_KEY", "MUST_PASS") VALUES
    ('PROJECT', 1, 'ci', true), ('PROJECT', 1, 'sast', true),
    ('PROJECT', 2, 'ci', true), ('PROJECT', 2, 'codecoverage', true), ('PROJECT', 2, 'sast', true),
    ('PROJECT', 3, 'ci', true), ('PROJECT', 3, 'codecoverage', true), ('PROJECT', 3, 'sast', true), ('PROJECT', 3, 'snyk', true),
    ('PROJECT', 5, 'ci', true),
    ('PROJECT', 6, 'ci', true), ('PROJECT', 6, 'smoke', false),
    ('PROJECT', 7, 'ci', true), ('PROJECT', 7, 'codecoverage', true), ('PROJECT', 7, 'smoke', true),
    ('PROJECT', 8, 'ci', true), ('PROJECT', 8, 'sabug', true), ('PROJECT', 8, 'sasmell', false), ('PROJECT', 8, 'savul', true),
    ('PROJECT', 9, 'ci', true), ('PROJECT', 9, 'snyk', true),
    ('PROJECT', 12, 'ci', true),
    ('REPOSITORY', 1, 'smoke', true), ('REPOSITORY', 1, 'snyk', true),
    ('REPOSITORY', 6, 'smoke', true),
    ('REPOSITORY', 8, 'licence-scan', true),
    ('REPOSITORY', 10, 'sabug', true), ('REPOSITORY', 10, 'savul', true),
    ('REPOSITORY', 13, 'ci', true), ('REPOSITORY', 13, 'codecoverage', true),
    ('REPOSITORY', 16, 'codecoverage', true), ('REPOSITORY', 17, 'ci', true),
    ('REPOSITORY', 22, 'sasmell', false), ('REPOSITORY', 24, 'sast', true), ('REPOSITORY', 27, 'smoke', true),
    ('REPOSITORY', 33, 'codecoverage', true), ('REPOSITORY', 33, 'sast', true),
    ('REPOSITORY', 36, 'load-budget', true);

INSERT INTO app_property (prop_key, prop_value) VALUES ('instance.name', 'OneClick sample'), ('instance.url', 'http://localhost:7990');
