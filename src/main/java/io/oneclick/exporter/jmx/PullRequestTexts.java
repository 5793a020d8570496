package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.OpenPullRequestsCollector;
import io.oneclick.exporter.collector.UnmetReportsCollector;
import io.oneclick.exporter.collector.UnmetReportsCollector.UnmetReport;
import io.oneclick.exporter.collector.WaitingListCollector;
import io.oneclick.exporter.collector.WaitingListCollector.WaitingPullRequest;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.settings.Setting;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists of open pull requests as text, of one project or of all. They throw an IllegalArgumentException where there is no such
 * project, and an IllegalStateException where the answer is not known, both with a message for people.
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
        Collected open = control.rows(OpenPullRequestsCollector.NAME);
        Map<String, Column> columns = new HashMap<>();
        Stream.concat(open.declaration().labels().stream(), open.declaration().values().stream())
                .forEach(column -> columns.put(column.name(), column));
        TextTable table =
                new TextTable("project", "repository", "number", "open for", "reports", "missing reports", "coverage");
        rows(open, project, row -> columns.get("project").of(row).toString())
                .forEach(row -> table.add(
                        text(columns.get("project").of(row)),
                        text(columns.get("stash_repo").of(row)),
                        "#" + columns.get("pr_no").of(row),
                        age((Date) columns.get("opened").of(row)),
                        text(columns.get("present_reports").of(row)),
                        text(columns.get("missing_reports").of(row)),
                        text(columns.get("code_coverage").of(row))));
        return table.isEmpty() ? "There is no open pull request" + in(project) + "." : table.toString();
    }

    /** All open ones by who must act, the oldest first, as of the last flow reading. */
    String waiting(String project) {
        TextTable table =
                new TextTable("waits for", "project", "repository", "number", "open for", "unchanged for", "note");
        rows(control.rows(WaitingListCollector.NAME), project, row -> ((WaitingPullRequest) row).project())
                .map(WaitingPullRequest.class::cast)
                .forEach(row -> table.add(
                        WAITS_FOR.get(row.party()),
                        row.project(),
                        row.repository(),
                        "#" + row.number(),
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
        Map<List<Object>, List<UnmetReport>> byPullRequest = new LinkedHashMap<>();
        rows(control.rows(UnmetReportsCollector.NAME), project, row -> ((UnmetReport) row).project())
                .map(UnmetReport.class::cast)
                .filter(report -> report.state().equals(state))
                .forEach(report -> byPullRequest
                        .computeIfAbsent(
                                List.of(report.project(), report.repository(), report.number()),
                                any -> new ArrayList<>())
                        .add(report));
        TextTable table = new TextTable("project", "repository", "number", "open for", state + " reports");
        byPullRequest.values().forEach(reports -> {
            UnmetReport first = reports.get(0);
            table.add(
                    first.project(),
                    first.repository(),
                    "#" + first.number(),
                    age(first.opened()),
                    String.join(", ", reports.stream().map(UnmetReport::report).toList()));
        });
        return table.isEmpty()
                ? "No open pull request" + in(project) + " " + verb + " a required report."
                : table.toString();
    }

    private Stream<?> rows(Collected collected, String project, Function<Object, String> of) {
        if (isEvery(project)) {
            return collected.rows().stream();
        }
        SortedSet<String> projects = control.projects();
        if (!projects.contains(project)) {
            throw new IllegalArgumentException(
                    "There is no project " + project + "; there are " + String.join(", ", projects));
        }
        return collected.rows().stream().filter(row -> of.apply(row).equals(project));
    }

    private static boolean isEvery(String project) {
        return project == null || project.isBlank();
    }

    private static String in(String project) {
        return isEvery(project) ? "" : " of " + project;
    }

    private static String text(Object value) {
        return Objects.toString(value, "?");
    }

    private String age(Date opened) {
        if (opened == null) {
            return "?";
        }
        Duration age = Duration.between(opened.toInstant(), clock.instant());
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
    }
}
