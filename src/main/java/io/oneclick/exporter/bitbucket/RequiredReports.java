package io.oneclick.exporter.bitbucket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The reports that merge checks require, by scope, because a project and a repository may have the same id. */
final class RequiredReports {

    private final Keys required = new Keys();
    private final Keys mustPass = new Keys();
    private final SkippedRowCounter skipped;

    RequiredReports(SkippedRowCounter skipped) {
        this.skipped = skipped;
    }

    void add(ResultSet row) throws SQLException {
        String scope = row.getString("scope_type");
        long resource = row.getLong("resource_id");
        String key = row.getString("report_key");
        if (key == null || key.isEmpty() || row.getObject("resource_id") == null) {
            skipped.add("merge checks without a readable report key or a resource", scope + " " + resource);
            return;
        }
        required.add(scope, resource, key);
        if (row.getBoolean("must_pass")) {
            mustPass.add(scope, resource, key);
        }
    }

    /** The keys that a repository requires: its own and those of its project. */
    SortedSet<String> of(long repository, long project) {
        return required.of(repository, project);
    }

    /** Whether a merge check of any repository or project requires the key. */
    boolean contains(String key) {
        return required.contains(key);
    }

    /** Those of them whose result must also be a success, because at least one of the checks for the key says so. */
    SortedSet<String> mustPass(long repository, long project) {
        return mustPass.of(repository, project);
    }

    private static final class Keys {

        private final Set<String> all = new HashSet<>();
        private final Map<Long, Set<String>> byRepository = new HashMap<>();
        private final Map<Long, Set<String>> byProject = new HashMap<>();
        private final Map<SortedSet<String>, SortedSet<String>> distinct = new HashMap<>();

        void add(String scope, long resource, String key) {
            all.add(key);
            (scope.equals("PROJECT") ? byProject : byRepository)
                    .computeIfAbsent(resource, id -> new TreeSet<>())
                    .add(key);
        }

        boolean contains(String key) {
            return all.contains(key);
        }

        /** Equal sets are one object. */
        SortedSet<String> of(long repository, long project) {
            TreeSet<String> keys = new TreeSet<>(byRepository.getOrDefault(repository, Set.of()));
            keys.addAll(byProject.getOrDefault(project, Set.of()));
            return distinct.computeIfAbsent(keys, Collections::unmodifiableSortedSet);
        }
    }
}
