package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.postgres.Query;

/** The statements, each in a file of this package whose first lines contain the question that it answers. */
final class Queries {

    static final Query SERVER = load("server.sql");
    static final Query TABLES = load("tables.sql");
    static final Query RIGHTS = load("rights.sql");
    static final Query REPORT_KEYS = load("report_keys.sql");
    static final Query NEWEST_CHANGE = load("newest_change.sql");
    static final Query REPOSITORIES = load("repositories.sql");
    static final Query PERSONAL_PROJECTS = load("personal_projects.sql");
    static final Query REQUIRED_REPORTS = load("required_reports.sql");
    static final Query OPEN_COUNT = load("open_count.sql");
    static final Query PULL_REQUESTS = load("pull_requests.sql");
    static final Query REPORTS = load("reports.sql");
    static final Query REPORT_DATA = load("report_data.sql");
    static final Query FLOW_PULL_REQUESTS = load("flow_pull_requests.sql");
    static final Query FLOW_PARTICIPANTS = load("flow_participants.sql");
    static final Query FLOW_APPROVALS = load("flow_approvals.sql");
    static final Query FLOW_REVIEWS = load("flow_reviews.sql");
    static final Query PAST_REPOSITORIES = load("past_repositories.sql");
    static final Query PAST_PULL_REQUESTS = load("past_pull_requests.sql");
    static final Query BUILD_TABLES = load("build_tables.sql");
    static final Query FLOW_BUILDS = load("flow_builds.sql");
    static final Query FLOW_LEGACY_BUILDS = load("flow_legacy_builds.sql");
    static final Query ALLOW_WALKS = load("allow_walks.sql");

    private Queries() {}

    private static Query load(String file) {
        return Query.load(Queries.class, file);
    }
}
