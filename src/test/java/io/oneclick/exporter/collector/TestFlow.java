package io.oneclick.exporter.collector;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.Build;
import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.HeadBuilds;
import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.OpenPullRequest.Review;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Party;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.ReportResult;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A flow put together by hand: project A with a repository where things happen, project B with one where nothing does. */
final class TestFlow {

    static final Instant END = Instant.parse("2026-11-20T09:25:00Z");

    private static final Repository BUSY = repository("A", "busy");
    private static final Repository QUIET = repository("B", "quiet");

    private TestFlow() {}

    private static Repository repository(String project, String slug) {
        return new Repository(project, slug, new TreeSet<>(List.of("ci", "sast")), new TreeSet<>(List.of("sast")));
    }

    private static Instant ago(Duration age) {
        return END.minus(age);
    }

    private static OpenPullRequest open(long number, Duration age, Duration idle, Review review) {
        return new OpenPullRequest(BUSY, number, ago(age), ago(idle), review);
    }

    static FlowBuilder builder(FlowBy by) {
        FlowBuilder flow = new FlowBuilder(
                END.plusSeconds(17), List.of(TimeSpan.days(1), TimeSpan.days(7)), by, List.of(BUSY, QUIET));
        flow.open(open(1, Duration.ofDays(8), Duration.ofDays(3), new Review(Party.AUTHOR, true, true)));
        flow.open(open(2, Duration.ofHours(10), Duration.ofHours(1), Review.NONE));
        flow.created(BUSY, ago(Duration.ofHours(10)));
        flow.created(BUSY, ago(Duration.ofDays(1)));
        flow.created(BUSY, ago(Duration.ofDays(8)));
        flow.closed(BUSY, PullRequestState.MERGED, ago(Duration.ofDays(1)), ago(Duration.ofHours(4)));
        flow.closed(BUSY, PullRequestState.MERGED, ago(Duration.ofDays(4)), ago(Duration.ofDays(3)));
        flow.closed(BUSY, PullRequestState.DECLINED, ago(Duration.ofDays(9)), ago(Duration.ofDays(2)));
        flow.mergedWithoutApproval(BUSY, ago(Duration.ofDays(3)));
        flow.reviewed(BUSY, ago(Duration.ofHours(10)), ago(Duration.ofHours(9)));
        flow.builds(List.of(
                new HeadBuilds(
                        BUSY, null, List.of(build(1, BuildStatus.FAILED, 30_000L), build(2, BuildStatus.UNKNOWN, 1L))),
                new HeadBuilds(BUSY, null, List.of(build(1, BuildStatus.FAILED, 30_000L)))));
        flow.blocked(
                List.of(pullRequest("sast", ReportResult.FAILURE), pullRequest("ci", ReportResult.FAILURE)),
                ReportKeys.of(List.of("ci", "sast")),
                new TreeSet<>(List.of("ci", "sast")));
        return flow;
    }

    private static Build build(long id, BuildStatus status, Long milliseconds) {
        return new Build(id, status, ago(Duration.ofHours(2)), milliseconds);
    }

    private static PullRequest pullRequest(String key, ReportResult result) {
        TreeMap<String, Report> reports = new TreeMap<>(Map.of(key, new Report(key, result, null)));
        return new PullRequest(BUSY, 1, PullRequestState.OPEN, END, Collections.unmodifiableSortedMap(reports));
    }

    static TestSnapshot snapshot() {
        return new TestSnapshot().flow(builder(FlowBy.PROJECT).build());
    }

    static TestSnapshot without(Part part) {
        FlowBuilder flow = builder(FlowBy.PROJECT);
        flow.missing(part, part + " is not there");
        return new TestSnapshot().flow(flow.build());
    }
}
