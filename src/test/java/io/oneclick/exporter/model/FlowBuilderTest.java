package io.oneclick.exporter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FlowBuilderTest {

    /** The start of the minute that is read. */
    private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

    private static final Repository API = repository("CCL", "api");
    private static final Repository WEB = repository("CCL", "web");
    private static final ReportKeys COUNTED = ReportKeys.of(List.of("ci", "sast"));

    private final FlowBuilder flow = builder(FlowBy.PROJECT);

    private static Repository repository(String project, String slug) {
        return new Repository(
                project, slug, new TreeSet<>(List.of("ci", "lint", "sast")), new TreeSet<>(List.of("lint", "sast")));
    }

    private static FlowBuilder builder(FlowBy by) {
        return new FlowBuilder(END.plusSeconds(59), List.of(TimeSpan.days(1)), by, List.of(API, WEB));
    }

    private static ScopeFlow of(FlowBuilder flow) {
        return flow.build().scopes().get(new Scope("CCL", null));
    }

    private WindowFlow day() {
        return of(flow).windows().get(0);
    }

    private static Instant ago(Duration age) {
        return END.minus(age);
    }

    private static HeadBuilds head(Repository repository, Instant closed, Build... builds) {
        return new HeadBuilds(repository, closed, List.of(builds));
    }

    private static Build build(long id, BuildStatus status, Instant updated) {
        return new Build(id, status, updated, 1_000L);
    }

    @Test
    void aWindowHoldsItsStartAndNotTheMinuteThatIsRead() {
        flow.created(API, ago(Duration.ofDays(1)));
        flow.created(API, ago(Duration.ofDays(1)).minusNanos(1));
        flow.created(API, END.minusNanos(1));
        flow.created(API, END);
        flow.created(API, null);
        assertEquals(2, day().opened());
    }

    @Test
    void aDurationThatEndsBeforeItStartsIsZeroAndOneWithoutAStartIsNone() {
        flow.closed(API, PullRequestState.MERGED, END, ago(Duration.ofHours(1)));
        flow.closed(API, PullRequestState.MERGED, null, ago(Duration.ofHours(1)));
        flow.closed(API, PullRequestState.DECLINED, ago(Duration.ofHours(5)), ago(Duration.ofHours(1)));
        assertEquals(2, day().merged());
        assertEquals(1, day().declined());
        assertEquals(0.0, day().timeToMerge().p100());
        assertNull(day().timeToFirstReview().p100());
    }

    @Test
    void aBuildOnTheHeadsOfSeveralPullRequestsCountsForEachOpenOneAndOnceInAWindow() {
        Build build = build(1, BuildStatus.SUCCESSFUL, ago(Duration.ofHours(1)));
        flow.builds(List.of(head(API, null, build), head(WEB, null, build), head(API, END.minusSeconds(1), build)));
        assertEquals(2, of(flow).open().builds().get(BuildStatus.SUCCESSFUL));
        assertEquals(1, day().builds().get(BuildStatus.SUCCESSFUL));
    }

    @Test
    void byRepositoryTheSameBuildCountsInEachOne() {
        FlowBuilder byRepository = builder(FlowBy.REPOSITORY);
        Build build = build(1, BuildStatus.FAILED, ago(Duration.ofHours(1)));
        byRepository.builds(List.of(head(API, null, build), head(WEB, null, build)));
        Flow built = byRepository.build();
        assertEquals(
                Set.of(new Scope("CCL", "api"), new Scope("CCL", "web")),
                built.scopes().keySet());
        built.scopes()
                .values()
                .forEach(
                        scope -> assertEquals(1, scope.windows().get(0).builds().get(BuildStatus.FAILED)));
    }

    @Test
    void aBuildIsInAWindowWhereItFinishedThereAndItsPullRequestIsOpenOrWasClosedThere() {
        Instant hourAgo = ago(Duration.ofHours(1));
        Instant weekAgo = ago(Duration.ofDays(7));
        flow.builds(List.of(head(API, weekAgo, build(1, BuildStatus.FAILED, hourAgo))));
        flow.builds(List.of(head(API, hourAgo, build(2, BuildStatus.FAILED, weekAgo))));
        flow.builds(List.of(head(API, null, build(3, BuildStatus.INPROGRESS, hourAgo))));
        flow.builds(List.of(head(API, null, build(4, BuildStatus.FAILED, null))));
        assertEquals(0, day().builds().get(BuildStatus.FAILED));
        flow.builds(List.of(head(API, hourAgo, build(5, BuildStatus.CANCELLED, hourAgo))));
        assertEquals(1, day().builds().get(BuildStatus.CANCELLED));
        assertNull(day().buildDuration().p50(), "a cancelled build has no duration");
    }

    @Test
    void aFailureBlocksWhereTheReportMustPassAndIsCounted() {
        TreeMap<String, Report> reports = new TreeMap<>();
        for (String key : List.of("ci", "lint", "sast")) {
            reports.put(key, new Report(key, ReportResult.FAILURE, null));
        }
        flow.blocked(
                List.of(
                        new PullRequest(API, 1, PullRequestState.OPEN, END, reports),
                        new PullRequest(API, 2, PullRequestState.OPEN, END, Collections.emptySortedMap())),
                COUNTED,
                COUNTED.resolve(List.of()));
        assertEquals(
                "{ci=Blocked[missing=1, failed=0], sast=Blocked[missing=1, failed=1]}",
                of(flow).blocked().toString());
    }

    @Test
    void theOpenOnesAreListedOldestFirstAndThoseWithoutADateLast() {
        for (Repository repository : List.of(WEB, API)) {
            flow.open(new OpenPullRequest(repository, 3, null, null, null));
            flow.open(new OpenPullRequest(repository, 2, END, END, null));
            flow.open(new OpenPullRequest(repository, 1, END, END, null));
        }
        flow.open(new OpenPullRequest(WEB, 9, ago(Duration.ofDays(9)), END, null));
        assertEquals(
                List.of("web 9", "api 1", "api 2", "web 1", "web 2", "api 3", "web 3"),
                flow.build().open().stream()
                        .map(one -> one.repository().slug() + " " + one.number())
                        .toList());
        assertEquals(1, of(flow).open().olderThan().get(0), "older than a day; two have no date");
    }
}
