package io.oneclick.exporter.report;

import io.oneclick.exporter.model.Blocked;
import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.OpenFlow;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Party;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.ScopeFlow;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.TimeSpan;
import io.oneclick.exporter.model.WindowFlow;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Creates the page from a snapshot whose flow is by project and has the windows of {@link #WINDOWS}. The values of one
 * week are the difference of two windows that end now.
 */
final class PageBuilder {

    /** 7, 14 … 91 days. */
    static final List<TimeSpan> WINDOWS = IntStream.rangeClosed(1, 13)
            .mapToObj(week -> TimeSpan.days(7 * week))
            .toList();

    private static final int LAST_WEEK = 0;
    private static final int LAST_FOUR_WEEKS = 3;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Snapshot snapshot;
    private final Flow flow;
    private final PullRequestLists pullRequests;
    private final Map<String, ScopeFlow> projects = new TreeMap<>();
    private final boolean hasReports;
    private final boolean hasReviews;
    private final boolean hasFirstReviews;
    private final boolean hasBuilds;

    PageBuilder(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.flow = snapshot.flow();
        this.pullRequests = new PullRequestLists(snapshot);
        flow.scopes().forEach((scope, numbers) -> projects.put(scope.project(), numbers));
        this.hasReports = snapshot.lack(Part.REPORTS, Part.REQUIRED_REPORTS).isEmpty();
        this.hasReviews = flow.lack(Part.PARTICIPANTS).isEmpty();
        this.hasFirstReviews = flow.lack(Part.PARTICIPANTS, Part.ACTIVITIES).isEmpty();
        this.hasBuilds = flow.lack(Part.BUILDS).isEmpty();
    }

    Page build(String title, String source, String version) {
        return new Page(
                title,
                MINUTE.format(snapshot.takenAt()),
                source,
                version,
                snapshot.missingParts().entrySet().stream()
                        .map(missing -> missing.getKey().label() + ": " + missing.getValue())
                        .sorted()
                        .toList(),
                figures(),
                projects.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList(),
                reports(),
                pullRequests.oldest(),
                pullRequests.open(any -> true),
                weeks(),
                ages(),
                builds(),
                pullRequests.mergedWithoutReports());
    }

    private int sum(ToIntFunction<OpenFlow> number) {
        return projects.values().stream().map(ScopeFlow::open).mapToInt(number).sum();
    }

    private int sum(int window, ToIntFunction<WindowFlow> number) {
        return projects.values().stream()
                .map(scope -> scope.windows().get(window))
                .mapToInt(number)
                .sum();
    }

    private static int waiting(OpenFlow open, Party party) {
        return open.waiting().getOrDefault(party, 0);
    }

    private List<Page.Figure> figures() {
        List<Page.Figure> figures = new ArrayList<>();
        figures.add(new Page.Figure(
                "open", "open", pullRequests.open(any -> true), "pull requests that are neither merged nor declined"));
        figures.add(new Page.Figure(
                "missing",
                "missing reports",
                hasReports ? pullRequests.missing(any -> true) : null,
                "open pull requests that lack at least one required report"));
        for (Party party : List.of(Party.REVIEW, Party.AUTHOR, Party.MERGE)) {
            figures.add(new Page.Figure(
                    party.name().toLowerCase(Locale.ROOT),
                    "waiting for " + (party == Party.AUTHOR ? "their author" : Words.party(party)),
                    hasReviews ? sum(open -> waiting(open, party)) : null,
                    switch (party) {
                        case AUTHOR -> "a participant marked the newest commit as needing work";
                        case MERGE -> "a participant approved the newest commit, and none marked it as needing work";
                        case REVIEW -> "no participant has approved the newest commit or marked it as needing work";
                    }));
        }
        if (!flow.windows().isEmpty()) {
            figures.add(new Page.Figure("opened", "opened", sum(LAST_WEEK, WindowFlow::opened), "in the last 7 days"));
            figures.add(new Page.Figure("merged", "merged", sum(LAST_WEEK, WindowFlow::merged), "in the last 7 days"));
            figures.add(new Page.Figure(
                    "unapproved",
                    "merged without approval",
                    hasReviews ? sum(LAST_WEEK, WindowFlow::mergedWithoutApproval) : null,
                    "of those, without an approval from anyone but the author"));
            figures.add(new Page.Figure(
                    "unreported",
                    "merged without reports",
                    hasReports ? pullRequests.mergedWithoutReports().size() : null,
                    "of those, without at least one required report"));
        }
        return figures;
    }

    private Page.ProjectRow row(String project, ScopeFlow scope) {
        OpenFlow open = scope.open();
        WindowFlow week = scope.windows().get(LAST_WEEK);
        WindowFlow month = scope.windows().get(LAST_FOUR_WEEKS);
        Predicate<PullRequest> own = pullRequest -> pullRequest.project().equals(project);
        return new Page.ProjectRow(
                project,
                pullRequests.open(own),
                hasReports ? pullRequests.missing(own) : null,
                hasReviews ? waiting(open, Party.REVIEW) : null,
                hasReviews ? waiting(open, Party.AUTHOR) : null,
                hasReviews ? waiting(open, Party.MERGE) : null,
                hasReviews ? open.staleApprovals() : null,
                hasReviews ? open.withoutReviewer() : null,
                Words.seconds(open.age().p50()),
                week.opened(),
                week.merged(),
                Words.seconds(month.timeToMerge().p50()),
                Words.seconds(month.timeToMerge().p90()),
                hasFirstReviews ? Words.seconds(month.timeToFirstReview().p50()) : null);
    }

    private List<Page.ReportRow> reports() {
        Map<String, int[]> byReport = new TreeMap<>();
        projects.values()
                .forEach(scope -> scope.blocked().forEach((report, blocked) -> add(byReport, report, blocked)));
        return byReport.entrySet().stream()
                .filter(entry -> entry.getValue()[0] + entry.getValue()[1] > 0)
                .map(entry -> new Page.ReportRow(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    private static void add(Map<String, int[]> byReport, String report, Blocked blocked) {
        int[] counts = byReport.computeIfAbsent(report, any -> new int[2]);
        counts[0] += blocked.missing();
        counts[1] += blocked.failed();
    }

    private List<Page.WeekRow> weeks() {
        List<Page.WeekRow> weeks = new ArrayList<>();
        for (int i = flow.windows().size() - 1; i >= 0; i--) {
            weeks.add(new Page.WeekRow(
                    DAY.format(flow.readAt()
                            .truncatedTo(ChronoUnit.MINUTES)
                            .minus(flow.windows().get(i).length())),
                    ofWeek(i, WindowFlow::opened),
                    ofWeek(i, WindowFlow::merged),
                    ofWeek(i, WindowFlow::declined),
                    hasReviews ? ofWeek(i, WindowFlow::mergedWithoutApproval) : null));
        }
        return weeks;
    }

    private int ofWeek(int window, ToIntFunction<WindowFlow> number) {
        return sum(window, number) - (window == 0 ? 0 : sum(window - 1, number));
    }

    private List<Page.AgeRow> ages() {
        List<Page.AgeRow> ages = new ArrayList<>();
        int before =
                (int) flow.open().stream().filter(open -> open.opened() != null).count();
        for (int i = 0; i < Flow.AGES.size(); i++) {
            int limit = i;
            int older = sum(open -> open.olderThan().get(limit));
            ages.add(new Page.AgeRow("up to " + Flow.AGES.get(i).label(), before - older));
            before = older;
        }
        ages.add(new Page.AgeRow("older", before));
        return ages;
    }

    private List<Page.BuildRow> builds() {
        if (!hasBuilds) {
            return List.of();
        }
        return Arrays.stream(BuildStatus.values())
                .map(status -> new Page.BuildRow(
                        Words.status(status),
                        sum(open -> open.builds().getOrDefault(status, 0)),
                        status.isFinished()
                                ? sum(LAST_WEEK, window -> window.builds().getOrDefault(status, 0))
                                : null))
                .toList();
    }
}
