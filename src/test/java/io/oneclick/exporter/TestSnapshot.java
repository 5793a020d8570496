package io.oneclick.exporter;

import io.oneclick.exporter.model.Details;
import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.ReportResult;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.TimeSpan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A snapshot put together by hand; of the known reports {@code ci} and {@code sast}. */
public final class TestSnapshot {

    /** When a pull request was opened where a test does not say it: an hour before the snapshot is taken. */
    public static final Instant OPENED = Instant.parse("2026-11-17T09:00:00Z");

    private final List<Repository> repositories = new ArrayList<>();
    private final List<PullRequest> pullRequests = new ArrayList<>();
    private Details details = new Details(true, 100);
    private Flow flow;
    private final List<OpenPullRequest> open = new ArrayList<>();
    private final Map<Part, String> missing = new EnumMap<>(Part.class);
    private Instant takenAt = OPENED.plus(Duration.ofHours(1));
    private Instant newestActivity = OPENED;
    private Instant opened = OPENED;

    /** Adds a repository: those that follow merge into it. */
    public TestSnapshot repository(String project, String slug, String... required) {
        repositories.add(new Repository(project, slug, new TreeSet<>(List.of(required)), Collections.emptySortedSet()));
        return this;
    }

    /** Adds a pull request into the last repository, with reports such as {@code ci=SUCCESS}. */
    public TestSnapshot pullRequest(long number, PullRequestState state, String... reports) {
        return pullRequest(number, state, null, reports);
    }

    /** The same, each report with this code coverage. */
    public TestSnapshot pullRequest(long number, PullRequestState state, BigDecimal coverage, String... reports) {
        TreeMap<String, Report> byKey = new TreeMap<>();
        for (String report : reports) {
            String[] pair = report.split("=");
            byKey.put(pair[0], new Report(pair[0], ReportResult.valueOf(pair[1]), coverage));
        }
        Repository repository = repositories.get(repositories.size() - 1);
        pullRequests.add(new PullRequest(repository, number, state, opened, byKey));
        return this;
    }

    /** The pull requests added from now on were opened at this instant. */
    public TestSnapshot openedAt(Instant instant) {
        opened = instant;
        return this;
    }

    /** Tells so much of single pull requests. */
    public TestSnapshot details(boolean isOn, int most) {
        details = new Details(isOn, most);
        return this;
    }

    /** Is taken at an instant; the newest change of a pull request may be null. */
    public TestSnapshot takenAt(Instant instant, Instant newestChange) {
        takenAt = instant;
        newestActivity = newestChange;
        return this;
    }

    /** Adds an open pull request into the last repository to the flow. */
    public TestSnapshot open(long number, int days, OpenPullRequest.Review review) {
        Repository repository = repositories.get(repositories.size() - 1);
        Instant opened = takenAt.minus(Duration.ofDays(days));
        open.add(new OpenPullRequest(repository, number, opened, opened, review));
        return this;
    }

    /** Has this flow instead of one with the zeros of its repositories and windows of a day and a week. */
    public TestSnapshot flow(Flow other) {
        flow = other;
        return this;
    }

    /** Lacks a part. */
    public TestSnapshot without(Part part, String reason) {
        missing.put(part, reason);
        return this;
    }

    public Snapshot build(SkippedRows... skipped) {
        ReportKeys keys = ReportKeys.of(List.of("ci", "sast"));
        return new Snapshot(
                takenAt,
                newestActivity,
                repositories,
                pullRequests,
                keys,
                details,
                missing,
                List.of(skipped),
                flow == null ? zeros(keys) : flow);
    }

    private Flow zeros(ReportKeys keys) {
        List<TimeSpan> windows = List.of(TimeSpan.days(1), TimeSpan.days(7));
        FlowBuilder builder = new FlowBuilder(takenAt, windows, FlowBy.PROJECT, repositories);
        open.forEach(builder::open);
        builder.blocked(List.of(), keys, keys.resolve(List.of()));
        return builder.build();
    }
}
