package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.postgres.EpochSeconds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Converts rows of {@code sta_pull_request} to pull requests of the listed repositories. */
final class PullRequestRows {

    private static final SortedMap<String, Report> NO_REPORTS = Collections.emptySortedMap();

    private final Map<Long, Repository> repositories;
    private final SkippedRowCounter skipped;
    private final boolean isDetailed;
    private final Map<Long, PullRequest> byId = new LinkedHashMap<>();
    private final Map<PullRequest, PullRequest> distinct = new HashMap<>();

    /**
     * @param isDetailed whether single pull requests are distinguished; otherwise pull requests with equal values share
     *     one object
     */
    PullRequestRows(Map<Long, Repository> repositories, SkippedRowCounter skipped, boolean isDetailed) {
        this.repositories = repositories;
        this.skipped = skipped;
        this.isDetailed = isDetailed;
    }

    void add(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        PullRequestState state = state(row.getInt("pr_state"));
        if (state == null) {
            skipped.add("pull requests in an unknown state", "id " + id + ", pr_state " + row.getInt("pr_state"));
            return;
        }
        Repository repository = repositories.get(row.getLong("to_repository_id"));
        if (repository != null) {
            Instant opened = EpochSeconds.instant(row, "created");
            if (opened == null) {
                skipped.add("dates of pull requests that are out of range", "created_timestamp of id " + id);
            }
            byId.put(
                    id,
                    isDetailed
                            ? new PullRequest(repository, row.getLong("scoped_id"), state, opened, NO_REPORTS)
                            : shared(new PullRequest(repository, 0, state, null, NO_REPORTS)));
        }
    }

    /** The state of a code; null where nobody knows it. */
    static PullRequestState state(int code) {
        return switch (code) {
            case 0 -> PullRequestState.OPEN;
            case 1 -> PullRequestState.MERGED;
            case 2 -> PullRequestState.DECLINED;
            default -> null;
        };
    }

    /** The pull requests, each with its reports. */
    List<PullRequest> with(Map<Long, SortedMap<String, Report>> reports) {
        List<PullRequest> list = new ArrayList<>(byId.size());
        byId.forEach((id, pullRequest) -> {
            PullRequest reported = pullRequest.with(reports.getOrDefault(id, NO_REPORTS));
            list.add(isDetailed ? reported : shared(reported));
        });
        return list;
    }

    private PullRequest shared(PullRequest pullRequest) {
        return distinct.computeIfAbsent(pullRequest, same -> same);
    }
}
