-- In which tables does Bitbucket Data Center store projects, pull requests and their reports?
-- Names, types, nullability and indexes as Bitbucket 7.2 and 8.x have them; PostgreSQL 13 and later.
-- Columns of the type timestamp contain the wall-clock time of Bitbucket's JVM.

-- People and bots
CREATE TABLE stash_user (
    id int PRIMARY KEY
);

CREATE TABLE sta_normal_user (
    user_id int PRIMARY KEY REFERENCES stash_user ON DELETE CASCADE,
    name varchar(255) NOT NULL UNIQUE,
    slug varchar(255) NOT NULL UNIQUE,
    locale varchar(32),
    deleted_timestamp timestamp,
    time_zone varchar(64)
);

CREATE TABLE sta_service_user (
    user_id int PRIMARY KEY REFERENCES stash_user ON DELETE CASCADE,
    display_name varchar(255) NOT NULL,
    active boolean NOT NULL,
    name varchar(255) NOT NULL UNIQUE,
    slug varchar(255) NOT NULL UNIQUE,
    email_address varchar(255),
    label varchar(128) NOT NULL
);

-- Projects: project_type is 0, and 1 for somebody's personal project, which has a key of ~ and the name
CREATE TABLE project (
    id int PRIMARY KEY,
    name varchar(128) NOT NULL,
    project_key varchar(128) NOT NULL,
    description varchar(255),
    project_type int NOT NULL,
    namespace varchar(128) NOT NULL,
    UNIQUE (namespace, project_key),
    UNIQUE (namespace, name)
);
CREATE INDEX ON project (project_type);

CREATE TABLE sta_personal_project (
    project_id int PRIMARY KEY REFERENCES project ON DELETE CASCADE,
    owner_id int NOT NULL UNIQUE REFERENCES stash_user
);

-- Repositories: the last three columns came with Bitbucket 8
CREATE TABLE repository (
    id int PRIMARY KEY,
    slug varchar(128) NOT NULL,
    name varchar(128) NOT NULL,
    state int NOT NULL,
    project_id int NOT NULL REFERENCES project,
    scm_id varchar(255) NOT NULL,
    hierarchy_id varchar(20) NOT NULL,
    is_forkable boolean NOT NULL,
    is_public boolean NOT NULL,
    store_id bigint,
    description varchar(255),
    partition_id int,
    is_read_only boolean NOT NULL DEFAULT false,
    is_archived boolean NOT NULL DEFAULT false,
    UNIQUE (slug, project_id)
);
CREATE INDEX ON repository (project_id);
CREATE INDEX ON repository (state);

CREATE TABLE sta_repo_origin (
    repository_id int PRIMARY KEY REFERENCES repository ON DELETE CASCADE,
    origin_id int NOT NULL REFERENCES repository
);

-- Pull requests: pr_state is 0 open, 1 merged, 2 declined; closed_timestamp is null while open
CREATE TABLE sta_pull_request (
    id bigint PRIMARY KEY,
    entity_version int NOT NULL,
    scoped_id bigint NOT NULL,
    pr_state int NOT NULL,
    created_timestamp timestamp NOT NULL,
    updated_timestamp timestamp NOT NULL,
    from_repository_id int NOT NULL REFERENCES repository,
    to_repository_id int NOT NULL REFERENCES repository ON DELETE CASCADE,
    from_branch_fqn varchar(1024) NOT NULL,
    to_branch_fqn varchar(1024) NOT NULL,
    from_branch_name varchar(255) NOT NULL,
    to_branch_name varchar(255) NOT NULL,
    from_hash varchar(40) NOT NULL,
    to_hash varchar(40) NOT NULL,
    title varchar(255) NOT NULL,
    description text,
    locked_timestamp timestamp,
    rescoped_timestamp timestamp NOT NULL,
    closed_timestamp timestamp,
    UNIQUE (to_repository_id, scoped_id)
);
CREATE INDEX ON sta_pull_request (pr_state);
CREATE INDEX ON sta_pull_request (closed_timestamp);
CREATE INDEX ON sta_pull_request (updated_timestamp);
CREATE INDEX ON sta_pull_request (to_repository_id, updated_timestamp);
CREATE INDEX ON sta_pull_request (to_repository_id, to_branch_fqn);
CREATE INDEX ON sta_pull_request (from_repository_id, updated_timestamp);
CREATE INDEX ON sta_pull_request (from_repository_id, from_branch_fqn);

-- Who takes part: pr_role is 0 author, 1 reviewer, 2 participant; participant_status is 0 none, 1 approved, 2 needs work
CREATE TABLE sta_pr_participant (
    id bigint PRIMARY KEY,
    pr_id bigint NOT NULL REFERENCES sta_pull_request ON DELETE CASCADE,
    pr_role int NOT NULL,
    user_id int NOT NULL REFERENCES stash_user,
    participant_status int NOT NULL,
    last_reviewed_commit varchar(40),
    UNIQUE (pr_id, user_id)
);
CREATE INDEX ON sta_pr_participant (pr_id);
CREATE INDEX ON sta_pr_participant (user_id);

-- What happened: activity_type and pr_action hold codes that Bitbucket does not document
CREATE TABLE sta_activity (
    id bigint PRIMARY KEY,
    activity_type int NOT NULL,
    created_timestamp timestamp NOT NULL,
    user_id int NOT NULL REFERENCES stash_user
);
CREATE INDEX ON sta_activity (created_timestamp);
CREATE INDEX ON sta_activity (activity_type);
CREATE INDEX ON sta_activity (user_id);

CREATE TABLE sta_pr_activity (
    activity_id bigint PRIMARY KEY REFERENCES sta_activity ON DELETE CASCADE,
    pr_id bigint NOT NULL REFERENCES sta_pull_request,
    pr_action int NOT NULL
);
CREATE INDEX ON sta_pr_activity (pr_id, pr_action);

-- Builds: state is a text such as SUCCESSFUL, duration is in milliseconds. Bitbucket 7.2 has the second table instead.
CREATE TABLE bb_build_status (
    id int PRIMARY KEY,
    commit_id varchar(40) NOT NULL,
    state varchar(255) NOT NULL,
    build_key varchar(255) NOT NULL,
    name varchar(255),
    url varchar(1024) NOT NULL,
    description varchar(255),
    build_number varchar(255),
    build_server_id varchar(1024),
    duration bigint,
    failed_tests int,
    created_date timestamp NOT NULL,
    updated_date timestamp NOT NULL,
    parent varchar(255),
    ref varchar(1024),
    repository_id int REFERENCES repository ON DELETE CASCADE,
    non_null_repository_id int NOT NULL,
    skipped_tests int,
    successful_tests int,
    UNIQUE (non_null_repository_id, commit_id, build_key)
);
CREATE INDEX ON bb_build_status (commit_id);
CREATE INDEX ON bb_build_status (repository_id, ref);

CREATE TABLE "AO_CFE8FA_BUILD_STATUS" (
    "ID" serial PRIMARY KEY,
    "CSID" varchar(40) NOT NULL,
    "DATE_ADDED" timestamp NOT NULL,
    "DESCRIPTION" varchar(255),
    "KEY" varchar(255) NOT NULL,
    "NAME" varchar(255),
    "STATE" varchar(255) NOT NULL,
    "URL" varchar(450) NOT NULL
);

-- Code Insights: a report belongs to a repository and a commit, and there is no unique key on its name.
-- RESULT_ID is 1 for a pass, 0 for a failure, null for no result; DATA is a JSON array of {title, type, value}.
CREATE TABLE "AO_2AD648_INSIGHT_REPORT" (
    "ID" bigserial PRIMARY KEY,
    "AUTHOR_ID" int,
    "COMMIT_ID" varchar(40) NOT NULL,
    "COVERAGE_PROVIDER_KEY" varchar(450),
    "CREATED_DATE" timestamp NOT NULL,
    "DATA" text,
    "DETAILS" text,
    "LINK" text,
    "LOGO" text,
    "REPORTER" varchar(450),
    "REPORT_KEY" varchar(450) NOT NULL,
    "REPOSITORY_ID" int NOT NULL,
    "RESULT_ID" int,
    "TITLE" varchar(450) NOT NULL
);
CREATE INDEX ON "AO_2AD648_INSIGHT_REPORT" ("COMMIT_ID");
CREATE INDEX ON "AO_2AD648_INSIGHT_REPORT" ("REPOSITORY_ID");
CREATE INDEX ON "AO_2AD648_INSIGHT_REPORT" ("REPORT_KEY");
CREATE INDEX ON "AO_2AD648_INSIGHT_REPORT" ("CREATED_DATE");

CREATE TABLE "AO_2AD648_INSIGHT_ANNOTATION" (
    "ID" bigserial PRIMARY KEY,
    "FK_REPORT_ID" bigint NOT NULL REFERENCES "AO_2AD648_INSIGHT_REPORT",
    "EXTERNAL_ID" varchar(450),
    "LINE" int NOT NULL DEFAULT 0,
    "LINK" text,
    "MESSAGE" text NOT NULL,
    "PATH" text,
    "PATH_MD5" varchar(32),
    "SEVERITY_ID" int NOT NULL DEFAULT 0,
    "TYPE_ID" int
);

-- Required reports: RESOURCE_ID is a repository's or a project's id, as SCOPE_TYPE says
CREATE TABLE "AO_2AD648_MERGE_CHECK" (
    "ID" bigserial PRIMARY KEY,
    "ANNOTATION_SEVERITY" varchar(255),
    "MUST_PASS" boolean,
    "REPORT_KEY" varchar(450) NOT NULL,
    "RESOURCE_ID" int NOT NULL,
    "SCOPE_TYPE" varchar(255) NOT NULL
);
CREATE INDEX ON "AO_2AD648_MERGE_CHECK" ("RESOURCE_ID");
CREATE INDEX ON "AO_2AD648_MERGE_CHECK" ("RESOURCE_ID", "SCOPE_TYPE");

CREATE TABLE app_property (
    prop_key varchar(50) PRIMARY KEY,
    prop_value varchar(2000) NOT NULL
);
