package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Repository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Turns rows of repositories.sql into the repositories of the listed projects. */
final class RepositoryRows {

    private final RequiredReports required;
    private final Set<Long> personalProjects;
    private final SkippedRowCounter skipped;
    private final Map<Long, Repository> byId = new HashMap<>();
    private final Map<Long, Long> projects = new HashMap<>();

    /** @param personalProjects those whose key does not tell: they are left out */
    RepositoryRows(RequiredReports required, Set<Long> personalProjects, SkippedRowCounter skipped) {
        this.required = required;
        this.personalProjects = personalProjects;
        this.skipped = skipped;
    }

    void add(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        long project = row.getLong("project_id");
        String slug = row.getString("slug");
        String key = row.getString("project_key");
        if (slug == null) {
            skipped.add("repositories without a readable slug", "id " + id);
        } else if (key == null) {
            skipped.add("repositories of a project without a readable key", "id " + id);
        } else if (!personalProjects.contains(project)) {
            byId.put(id, new Repository(key, slug, required.of(id, project), required.mustPass(id, project)));
            projects.put(id, project);
        }
    }

    Map<Long, Repository> byId() {
        return byId;
    }

    /** The id of the project that a repository is in. Two projects may have one key, in two namespaces. */
    long project(long repository) {
        return projects.get(repository);
    }
}
