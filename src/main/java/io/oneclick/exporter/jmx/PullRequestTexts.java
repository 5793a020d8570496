package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.OpenPullRequestsCollector;
import io.oneclick.exporter.collector.OpenPullRequestsCollector.OpenPullRequestRow;
import io.oneclick.exporter.collector.PullRequestKey;
import io.oneclick.exporter.collector.UnmetReportsCollector;
import io.oneclick.exporter.collector.UnmetReportsCollector.UnmetReport;
import io.oneclick.exporter.collector.WaitingListCollector;
import io.oneclick.exporter.collector.WaitingListCollector.WaitingPullRequest;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.settings.Setting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists of open pull requests as text, of one project or of all. They throw an IllegalArgumentException if there is no
 * such project, and an IllegalStateException if the answer is unknown, both with a message for operators.
 */
final class PullRequestTexts {

    private static final Map<String, String> WAITS_FOR = Map.of(
            "author", "its author, to change it",
            "merge", "somebody to merge it",
            "review", "a review");

    private final Control control;
    private final Clock clock;

    PullRequestTexts(Control control, Clock clock) {
        this.control = control;
        this.clock = clock;
    }

    /** All open ones, by project, repository and number. */
    String open(String project) {
        if (!control.settings().get(Setting.PULL_REQUEST_DETAILS)) {
            throw new IllegalStateException("Single pull requests are not listed: pull-request-details is off");
        }
        TextTable table =
                new TextTable("project", "repository", "number", "open for", "reports", "missing reports", "coverage");
        rows(OpenPullRequestsCollector.NAME, OpenPullRequestRow.class, OpenPullRequestRow::key, project)
                .forEach(row -> table.add(
                        row.key().project(),
                        row.key().repository(),
                        "#" + row.key().number(),
                        age(row.opened()),
                        row.reports().keys(),
                        Objects.toString(row.missingReports(), "?"),
                        row.reports().codeCoverage()));
        return table.isEmpty() ? "There is no open pull request" + in(project) + "." : table.toString();
    }

    /** All open ones by who must act, the oldest first, as of the last flow reading. */
    String waiting(String project) {
        TextTable table =
                new TextTable("waits for", "project", "repository", "number", "open for", "unchanged for", "note");
        rows(WaitingListCollector.NAME, WaitingPullRequest.class, WaitingPullRequest::key, project)
                .forEach(row -> table.add(
                        WAITS_FOR.get(row.party()),
                        row.key().project(),
                        row.key().repository(),
                        "#" + row.key().number(),
                        age(row.opened()),
                        age(row.updated()),
                        row.note()));
        return table.isEmpty() ? "There is no open pull request" + in(project) + "." : table.toString();
    }

    /** Those that miss required reports, the oldest first. */
    String missing(String project) {
        return unmet(project, UnmetReportsCollector.MISSING, "misses");
    }

    /** Those that fail required reports, the oldest first. */
    String failing(String project) {
        return unmet(project, UnmetReportsCollector.FAILING, "fails");
    }

    private String unmet(String project, String state, String verb) {
        Map<PullRequestKey, List<UnmetReport>> byPullRequest = new LinkedHashMap<>();
        rows(UnmetReportsCollector.NAME, UnmetReport.class, UnmetReport::key, project)
                .filter(report -> report.state().equals(state))
                .forEach(report -> byPullRequest
                        .computeIfAbsent(report.key(), any -> new ArrayList<>())
                        .add(report));
        TextTable table = new TextTable("project", "repository", "number", "open for", state + " reports");
        byPullRequest.forEach((key, reports) -> table.add(
                key.project(),
                key.repository(),
                "#" + key.number(),
                age(reports.get(0).opened()),
                String.join(",", reports.stream().map(UnmetReport::report).toList())));
        return table.isEmpty()
                ? "No open pull request" + in(project) + " " + verb + " a required report."
                : table.toString();
    }

    private <R> Stream<R> rows(String collector, Class<R> type, Function<R, PullRequestKey> key, String project) {
        Stream<R> rows = control.results().of(collector).rows().stream().map(type::cast);
        if (isEvery(project)) {
            return rows;
        }
        SortedSet<String> projects = control.results().projects();
        if (!projects.contains(project)) {
            throw new IllegalArgumentException(
                    "There is no project " + project + "; there are " + String.join(", ", projects));
        }
        return rows.filter(row -> key.apply(row).project().equals(project));
    }

    private static boolean isEvery(String project) {
        return project == null || project.isBlank();
    }

    private static String in(String project) {
        return isEvery(project) ? "" : " of " + project;
    }

    private String age(Instant since) {
        if (since == null) {
            return "?";
        }
        Duration age = Duration.between(since, clock.instant());
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
    }
}
