package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.postgres.Query;

/** The statements, each in a file beside this class whose first lines say the question it answers. */
final class Queries {

    static final Query SERVER = load("server.sql");
    static final Query TABLES = load("tables.sql");
    static final Query RIGHTS = load("rights.sql");
    static final Query REPORT_KEYS = load("report_keys.sql");
    static final Query NEWEST_CHANGE = load("newest_change.sql");
    static final Query REPOSITORIES = load("repositories.sql");
    static final Query PERSONAL_PROJECTS = load("personal_projects.sql");
    static final Query REQUIRED_REPORTS = load("required_reports.sql");
    static final Query PULL_REQUESTS = load("pull_requests.sql");
    static final Query REPORTS = load("reports.sql");
    static final Query REPORT_DATA = load("report_data.sql");

    private Queries() {}

    private static Query load(String file) {
        return Query.load(Queries.class, file);
    }
}
