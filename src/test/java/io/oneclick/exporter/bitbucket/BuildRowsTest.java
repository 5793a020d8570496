package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.ScopeFlow;
import io.oneclick.exporter.model.TimeSpan;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildRowsTest extends SourceCase {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @BeforeEach
    void openPullRequest() throws Exception {
        database.pullRequest(101, 10, 1, 0, "head");
    }

    /** Bitbucket has one row for a key, a commit and a repository, or none; the number keeps them apart here. */
    private void build(int id, String commit, String key, String state, String updated, Integer milliseconds)
            throws Exception {
        database.insert(
                "INSERT INTO bb_build_status (id, commit_id, build_key, state, updated_date, duration, created_date, url,"
                        + " repository_id, non_null_repository_id)"
                        + " VALUES (?, ?, ?, ?, ?::timestamp, ?, localtimestamp, 'u', 10, ?)",
                id,
                commit,
                key,
                state,
                updated,
                milliseconds,
                id);
    }

    private ScopeFlow read() throws Exception {
        FlowBuilder flow = new FlowBuilder(NOW, List.of(TimeSpan.days(1)), FlowBy.PROJECT, List.of(API));
        BuildRows rows = new BuildRows(Map.of(10L, API), flow);
        each(Queries.FLOW_BUILDS, List.of("2026-11-01", "2026-12-01"), rows::add);
        rows.end();
        return flow.build().scopes().values().iterator().next();
    }

    private String onOpen() throws Exception {
        Map<BuildStatus, Integer> counts = new EnumMap<>(read().open().builds());
        counts.values().removeIf(count -> count == 0);
        return counts.toString();
    }

    @Test
    void theNewestBuildOfAKeyCountsAndOfTwoAtOnceTheOneWithTheHigherId() throws Exception {
        build(1, "head", "newer", "FAILED", "2026-11-20 09:00", null);
        build(2, "head", "newer", "SUCCESSFUL", "2026-11-20 08:00", null);
        build(4, "head", "higher", "CANCELLED", "2026-11-20 08:00", null);
        build(3, "head", "higher", "SUCCESSFUL", "2026-11-20 08:00", null);
        assertEquals("{FAILED=1, CANCELLED=1}", onOpen());
    }

    @Test
    void aDateOutOfRangeIsTheOldest() throws Exception {
        build(2, "head", "key", "FAILED", "infinity", null);
        build(1, "head", "key", "SUCCESSFUL", "2026-11-20 08:00", null);
        assertEquals("{SUCCESSFUL=1}", onOpen());
    }

    @Test
    void aStateIsKnownInAnyCaseAndAnotherIsUnknown() throws Exception {
        build(1, "head", "a", "Successful", "2026-11-20 08:00", null);
        build(2, "head", "b", "inprogress", "2026-11-20 08:00", null);
        build(3, "head", "c", "PAUSED", "2026-11-20 08:00", null);
        assertEquals("{SUCCESSFUL=1, INPROGRESS=1, UNKNOWN=1}", onOpen());
    }

    @Test
    void eachPullRequestOnOneCommitHasItsBuildsAndTheWindowCountsThemOnce() throws Exception {
        database.pullRequest(102, 10, 2, 0, "head").pullRequest(103, 10, 3, 0, "other");
        database.repository(11, 1, "not-listed").pullRequest(104, 11, 1, 0, "head");
        build(1, "head", "ci", "SUCCESSFUL", "2026-11-20 09:00", 4_000);
        build(2, "other", "ci", "SUCCESSFUL", "2026-11-20 09:00", null);
        assertEquals("{SUCCESSFUL=3}", onOpen());
        assertEquals(2, read().windows().get(0).builds().get(BuildStatus.SUCCESSFUL));
        assertEquals(4.0, read().windows().get(0).buildDuration().p50(), "of the one that says how long it took");
    }
}
