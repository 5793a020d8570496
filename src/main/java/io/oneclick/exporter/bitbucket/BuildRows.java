package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Build;
import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.HeadBuilds;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.postgres.EpochSeconds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Selects the newest build of each key on each head. The rows are ordered by commit and pull request, so that only
 * those of one commit are in memory.
 */
final class BuildRows {

    private static final Comparator<Build> NEWEST_LAST = Comparator.comparing(
                    Build::updated, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Build::id);

    private final Map<Long, Repository> repositories;
    private final FlowBuilder flow;
    private final List<HeadBuilds> ofCommit = new ArrayList<>();
    private String commit;
    private long pullRequest;
    private Map<String, Build> newest;

    BuildRows(Map<Long, Repository> repositories, FlowBuilder flow) {
        this.repositories = repositories;
        this.flow = flow;
    }

    void add(ResultSet row) throws SQLException {
        Repository repository = repositories.get(row.getLong("to_repository_id"));
        if (repository == null) {
            return;
        }
        String head = row.getString("from_hash");
        long id = row.getLong("pull_request_id");
        if (!head.equals(commit)) {
            end();
            commit = head;
        }
        if (ofCommit.isEmpty() || id != pullRequest) {
            pullRequest = id;
            newest = new HashMap<>();
            Instant closed = EpochSeconds.instant(row, "closed");
            ofCommit.add(new HeadBuilds(repository, closed, newest.values()));
        }
        newest.merge(
                row.getString("build_key"),
                build(row),
                (one, other) -> NEWEST_LAST.compare(one, other) > 0 ? one : other);
    }

    private static Build build(ResultSet row) throws SQLException {
        long duration = row.getLong("duration");
        boolean isUnknown = row.wasNull();
        return new Build(
                row.getLong("id"),
                status(row.getString("state")),
                EpochSeconds.instant(row, "updated"),
                isUnknown ? null : duration);
    }

    private static BuildStatus status(String state) {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "SUCCESSFUL" -> BuildStatus.SUCCESSFUL;
            case "FAILED" -> BuildStatus.FAILED;
            case "INPROGRESS" -> BuildStatus.INPROGRESS;
            case "CANCELLED" -> BuildStatus.CANCELLED;
            default -> BuildStatus.UNKNOWN;
        };
    }

    /** Passes on the builds of the last commit. */
    void end() {
        flow.builds(ofCommit);
        ofCommit.clear();
    }
}
