package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.ReportResult;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PullRequestRowsTest extends SourceCase {

    private static final SortedMap<String, Report> CI =
            new TreeMap<>(Map.of("ci", new Report("ci", ReportResult.SUCCESS, null)));

    private List<PullRequest> read(boolean isDetailed, Map<Long, SortedMap<String, Report>> reports) throws Exception {
        PullRequestRows rows = new PullRequestRows(Map.of(10L, API), skipped, isDetailed);
        // Everything that was closed since 2001 and before 2100.
        each(Queries.PULL_REQUESTS, List.of("2001-01-01", "2100-01-01", "infinity", "infinity"), rows::add);
        return rows.with(reports);
    }

    @Test
    void eachPullRequestOfAListedRepositoryHasItsNumberStateDateAndReports() throws Exception {
        database.repository(11, 1, "not-listed").pullRequest(104, 11, 1, 0, "d");
        database.pullRequest(101, 10, 1, 0, "a").pullRequest(102, 10, 2, 1, "b", database.now("UTC"));
        database.pullRequest(103, 10, 3, 2, "c", database.now("UTC"));
        database.execute("UPDATE sta_pull_request SET created_timestamp = '2026-11-17 09:00:00.5'");
        assertEquals(
                List.of("1 OPEN [ci]", "2 MERGED []", "3 DECLINED []"),
                read(true, Map.of(101L, CI)).stream()
                        .filter(one -> one.repository() == API)
                        .filter(one -> one.opened().equals(Instant.parse("2026-11-17T09:00:00.5Z")))
                        .map(one -> one.number() + " " + one.state() + " "
                                + one.reports().keySet())
                        .sorted()
                        .toList());
        assertEquals(Map.of(), skipped());
    }

    @Test
    void anUnknownStateIsSkippedAndCountedInEveryRepository() throws Exception {
        database.pullRequest(101, 10, 1, 3, "a").pullRequest(102, 10, 2, -1, "b");
        assertEquals(List.of(), read(true, Map.of()));
        assertEquals(Map.of("pull requests in an unknown state", 2), skipped());
    }

    @Test
    void aDateOutOfRangeIsUnknownAndCounted() throws Exception {
        database.pullRequest(101, 10, 1, 0, "a");
        database.execute("UPDATE sta_pull_request SET created_timestamp = 'infinity'");
        assertNull(read(true, Map.of()).get(0).opened());
        assertEquals(Map.of("dates of pull requests that are out of range", 1), skipped());
    }

    @Test
    void withoutDetailsPullRequestsThatCountAlikeAreOneObject() throws Exception {
        database.pullRequest(101, 10, 1, 0, "a").pullRequest(102, 10, 2, 0, "b").pullRequest(103, 10, 3, 0, "c");
        List<PullRequest> rows = read(false, Map.of(101L, CI, 102L, new TreeMap<>(CI)));
        Set<PullRequest> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        objects.addAll(rows);
        assertEquals(3, rows.size());
        assertEquals(2, objects.size(), "with the report, and without");
        assertEquals(0, rows.get(0).number());
        assertNull(rows.get(0).opened());
    }
}
