package io.oneclick.exporter.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The contract of the flow families read once more, sentence by sentence and straight from the tables, with no regard to
 * speed and without any code of the product: what a scrape must show of them, all of it.
 */
final class FlowOracle {

    private static final String[] AGES = {"1d", "3d", "7d", "14d", "30d", "90d"};

    /** What the settings say; {@code builds} is the table of builds, or null for none. */
    record Setup(ZoneId zone, String windows, boolean byRepository, String reports, int mostDetails, String builds) {}

    private final Series expected = new Series();
    private final Setup setup;
    private final Oracle plain;
    private final Instant end;
    private final Map<String, Long> windows = new LinkedHashMap<>();
    private final List<Map<String, Object>> participants;
    private final List<Map<String, Object>> activities;
    private final Map<Object, List<Object>> activitiesOf = new HashMap<>();
    private final List<Object> serviceUsers;
    private final List<Map<String, Object>> builds;

    private FlowOracle(Connection connection, Instant now, Duration closedWindow, Setup setup) throws SQLException {
        this.setup = setup;
        this.plain = new Oracle(connection, now, closedWindow, setup.zone(), setup.reports());
        this.end = now.truncatedTo(ChronoUnit.MINUTES);
        if (!setup.windows().equals("off")) {
            for (String window : setup.windows().split(",")) {
                windows.put(window, seconds(window));
            }
        }
        participants = Oracle.table(connection, "sta_pr_participant");
        activities = Oracle.table(connection, "sta_activity");
        for (Map<String, Object> row : Oracle.table(connection, "sta_pr_activity")) {
            activitiesOf
                    .computeIfAbsent(row.get("pr_id"), id -> new ArrayList<>())
                    .add(row.get("activity_id"));
        }
        serviceUsers = Oracle.table(connection, "sta_service_user").stream()
                .map(row -> row.get("user_id"))
                .toList();
        builds = setup.builds() == null ? List.of() : Oracle.table(connection, setup.builds());
    }

    private static long seconds(String label) {
        int unit = Map.of("m", 60, "h", 3_600, "d", 86_400, "w", 604_800).get(label.substring(label.length() - 1));
        return unit * Long.parseLong(label.substring(0, label.length() - 1));
    }

    static Series expected(Connection connection, Instant now, Duration closedWindow, Setup setup) throws SQLException {
        FlowOracle oracle = new FlowOracle(connection, now, closedWindow, setup);
        Map<Map<String, String>, List<Object>> scopes = new LinkedHashMap<>();
        for (Map<String, Object> repository : oracle.plain.repositories.values()) {
            Map<String, String> labels = new TreeMap<>(Map.of("project", oracle.projectOf(repository)));
            if (setup.byRepository()) {
                labels.put("stash_repo", repository.get("slug").toString());
            }
            scopes.computeIfAbsent(labels, scope -> new ArrayList<>()).add(repository.get("id"));
        }
        scopes.forEach(oracle::scope);
        oracle.details();
        return oracle.expected;
    }

    private String projectOf(Map<String, Object> repository) {
        return plain.projects
                .get(repository.get("project_id"))
                .get("project_key")
                .toString();
    }

    // Time

    /** The instant of a column, in microseconds since the epoch; null where there is none. */
    private Long micros(Object column) {
        if (column == null) {
            return null;
        }
        Instant instant = column instanceof OffsetDateTime withZone
                ? withZone.toInstant()
                : instant((LocalDateTime) column, setup.zone());
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** A wall clock that came twice is the later one; one that never was has the offset before the change. */
    static Instant instant(LocalDateTime wall, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        return switch (offsets.size()) {
            case 0 -> wall.toInstant(zone.getRules().getTransition(wall).getOffsetBefore());
            case 1 -> wall.toInstant(offsets.get(0));
            default ->
                Stream.of(wall.toInstant(offsets.get(0)), wall.toInstant(offsets.get(1)))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        };
    }

    private long endMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, end);
    }

    private boolean isIn(String window, Object column) {
        Long at = micros(column);
        return at != null && at >= endMicros() - windows.get(window) * 1_000_000 && at < endMicros();
    }

    /** From one column to another, or to T where that is null; in seconds. */
    private double between(Object start, Long until) {
        return Math.max(0, until - micros(start)) / 1e6;
    }

    // One project or repository

    private void scope(Map<String, String> scope, List<Object> repositoryIds) {
        List<Map<String, Object>> all = plain.pullRequests.stream()
                .filter(row -> repositoryIds.contains(row.get("to_repository_id")))
                .filter(row -> List.of(0, 1, 2).contains(row.get("pr_state")))
                .toList();
        List<Map<String, Object>> open = all.stream().filter(row -> is(row, 0)).toList();
        percentiles(
                "oneclick_open_pr_age_seconds",
                scope,
                open.stream()
                        .map(row -> between(row.get("created_timestamp"), endMicros()))
                        .toList());
        for (String age : AGES) {
            Map<String, String> labels = with(scope, "age", age);
            count(
                    "oneclick_open_pr_older_than",
                    labels,
                    open.stream()
                            .filter(row -> between(row.get("created_timestamp"), endMicros()) > seconds(age))
                            .count());
            count(
                    "oneclick_open_pr_idle_longer_than",
                    labels,
                    open.stream()
                            .filter(row -> between(row.get("updated_timestamp"), endMicros()) > seconds(age))
                            .count());
        }
        for (String party : List.of("author", "merge", "review")) {
            count(
                    "oneclick_open_pr_waiting_for",
                    with(scope, "party", party),
                    open.stream().filter(row -> waitsFor(row).equals(party)).count());
        }
        count(
                "oneclick_open_pr_stale_approval",
                scope,
                open.stream().filter(this::hasStaleApproval).count());
        count(
                "oneclick_open_pr_without_reviewer",
                scope,
                open.stream()
                        .filter(row -> participants(row).stream()
                                .noneMatch(one -> one.get("pr_role").equals(1)))
                        .count());
        for (String report : plain.knownKeys()) {
            Map<String, String> labels = with(scope, "report", report);
            count(
                    "oneclick_open_pr_blocked",
                    with(labels, "reason", "missing"),
                    open.stream().filter(row -> isMissing(row, report)).count());
            count(
                    "oneclick_open_pr_blocked",
                    with(labels, "reason", "failed"),
                    open.stream().filter(row -> hasFailed(row, report)).count());
        }
        for (String window : windows.keySet()) {
            window(with(scope, "window", window), window, all);
        }
        if (setup.builds() != null) {
            builds(scope, all, open);
        }
    }

    private void window(Map<String, String> labels, String window, List<Map<String, Object>> all) {
        List<Map<String, Object>> created = all.stream()
                .filter(row -> isIn(window, row.get("created_timestamp")))
                .toList();
        List<Map<String, Object>> closed = all.stream()
                .filter(row -> isIn(window, row.get("closed_timestamp")))
                .toList();
        List<Map<String, Object>> merged =
                closed.stream().filter(row -> is(row, 1)).toList();
        count("oneclick_pr_opened", labels, created.size());
        count("oneclick_pr_closed", with(labels, "pr_state", "merged"), merged.size());
        count(
                "oneclick_pr_closed",
                with(labels, "pr_state", "declined"),
                closed.stream().filter(row -> is(row, 2)).count());
        count(
                "oneclick_pr_merged_without_approval",
                labels,
                merged.stream()
                        .filter(row -> others(row).stream()
                                .noneMatch(one -> one.get("participant_status").equals(1)))
                        .count());
        percentiles(
                "oneclick_pr_time_to_merge_seconds",
                labels,
                merged.stream()
                        .map(row -> between(row.get("created_timestamp"), micros(row.get("closed_timestamp"))))
                        .toList());
        List<Double> reviews = new ArrayList<>();
        for (Map<String, Object> row : created) {
            Long first = firstReview(row);
            if (first != null) {
                reviews.add(between(row.get("created_timestamp"), first));
            }
        }
        percentiles("oneclick_pr_time_to_first_review_seconds", labels, reviews);
    }

    private static boolean is(Map<String, Object> pullRequest, int state) {
        return pullRequest.get("pr_state").equals(state);
    }

    // People

    private List<Map<String, Object>> participants(Map<String, Object> pullRequest) {
        return participants.stream()
                .filter(row -> row.get("pr_id").equals(pullRequest.get("id")))
                .toList();
    }

    /** The participants other than the author. */
    private List<Map<String, Object>> others(Map<String, Object> pullRequest) {
        return participants(pullRequest).stream()
                .filter(row -> !row.get("pr_role").equals(0))
                .toList();
    }

    private static boolean isCurrent(Map<String, Object> participant, Map<String, Object> pullRequest) {
        Object reviewed = participant.get("last_reviewed_commit");
        return reviewed == null || reviewed.equals(pullRequest.get("from_hash"));
    }

    private String waitsFor(Map<String, Object> pullRequest) {
        List<Object> current = others(pullRequest).stream()
                .filter(one -> isCurrent(one, pullRequest))
                .map(one -> one.get("participant_status"))
                .toList();
        return current.contains(2) ? "author" : current.contains(1) ? "merge" : "review";
    }

    private boolean hasStaleApproval(Map<String, Object> pullRequest) {
        return others(pullRequest).stream()
                .anyMatch(one -> one.get("participant_status").equals(1) && !isCurrent(one, pullRequest));
    }

    private Long firstReview(Map<String, Object> pullRequest) {
        List<Object> authors = participants(pullRequest).stream()
                .filter(row -> row.get("pr_role").equals(0))
                .map(row -> row.get("user_id"))
                .toList();
        List<Object> own = activitiesOf.getOrDefault(pullRequest.get("id"), List.of());
        return authors.isEmpty()
                ? null
                : activities.stream()
                        .filter(row -> own.contains(row.get("id")))
                        .filter(row -> !authors.contains(row.get("user_id")))
                        .filter(row -> !serviceUsers.contains(row.get("user_id")))
                        .map(row -> micros(row.get("created_timestamp")))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    // Reports

    private boolean isRequired(Map<String, Object> pullRequest, String report) {
        return plain.required(plain.repositories.get(pullRequest.get("to_repository_id")))
                .contains(report);
    }

    private boolean isMissing(Map<String, Object> pullRequest, String report) {
        return isRequired(pullRequest, report) && !plain.reports(pullRequest).containsKey(report);
    }

    private boolean hasFailed(Map<String, Object> pullRequest, String report) {
        Map<String, Object> repository = plain.repositories.get(pullRequest.get("to_repository_id"));
        Map<String, Object> row = plain.reports(pullRequest).get(report);
        boolean mustPass = plain.mergeChecks.stream()
                .filter(check -> check.get("REPORT_KEY").equals(report))
                .filter(check -> Boolean.TRUE.equals(check.get("MUST_PASS")))
                .anyMatch(check -> check.get("SCOPE_TYPE").equals("REPOSITORY")
                                && check.get("RESOURCE_ID").equals(repository.get("id"))
                        || check.get("SCOPE_TYPE").equals("PROJECT")
                                && check.get("RESOURCE_ID").equals(repository.get("project_id")));
        return mustPass && row != null && Integer.valueOf(0).equals(row.get("RESULT_ID"));
    }

    // Builds

    private void builds(Map<String, String> scope, List<Map<String, Object>> all, List<Map<String, Object>> open) {
        for (String status : List.of("successful", "failed", "inprogress", "cancelled", "unknown")) {
            count(
                    "oneclick_open_pr_build",
                    with(scope, "status", status),
                    open.stream()
                            .flatMap(row -> builds(row).stream())
                            .filter(build -> status(build).equals(status))
                            .count());
        }
        for (String window : windows.keySet()) {
            TreeMap<Long, Map<String, Object>> finished = new TreeMap<>();
            for (Map<String, Object> row : all) {
                if (is(row, 0) || isIn(window, row.get("closed_timestamp"))) {
                    builds(row).stream()
                            .filter(build -> isIn(window, time(build)))
                            .forEach(build -> finished.put(id(build), build));
                }
            }
            Map<String, String> labels = with(scope, "window", window);
            for (String status : List.of("successful", "failed", "cancelled")) {
                count(
                        "oneclick_build_finished",
                        with(labels, "status", status),
                        finished.values().stream()
                                .filter(build -> status(build).equals(status))
                                .count());
            }
            percentiles(
                    "oneclick_build_duration_seconds",
                    labels,
                    finished.values().stream()
                            .filter(build -> status(build).equals("successful")
                                    || status(build).equals("failed"))
                            .filter(build -> build.get("duration") != null)
                            .map(build -> Math.max(0, (Long) build.get("duration")) / 1e3)
                            .toList());
        }
    }

    private List<Map<String, Object>> builds(Map<String, Object> pullRequest) {
        Map<Object, Map<String, Object>> newest = new HashMap<>();
        List<Map<String, Object>> oldestFirst = new ArrayList<>(builds);
        oldestFirst.sort(Comparator.comparing((Map<String, Object> build) -> micros(time(build)))
                .thenComparing(FlowOracle::id));
        for (Map<String, Object> build : oldestFirst) {
            Object repository = build.get("repository_id");
            boolean fits = repository == null
                    || repository.equals(pullRequest.get("to_repository_id"))
                    || repository.equals(pullRequest.get("from_repository_id"));
            Object commit = build.getOrDefault("commit_id", build.get("CSID"));
            if (fits && commit.equals(pullRequest.get("from_hash"))) {
                newest.put(build.getOrDefault("build_key", build.get("KEY")), build);
            }
        }
        return List.copyOf(newest.values());
    }

    private static Object time(Map<String, Object> build) {
        return build.getOrDefault("updated_date", build.get("DATE_ADDED"));
    }

    private static long id(Map<String, Object> build) {
        return ((Number) build.getOrDefault("id", build.get("ID"))).longValue();
    }

    private static String status(Map<String, Object> build) {
        String state =
                build.getOrDefault("state", build.get("STATE")).toString().toLowerCase(java.util.Locale.ROOT);
        return List.of("successful", "failed", "inprogress", "cancelled").contains(state) ? state : "unknown";
    }

    // Details

    private void details() {
        TreeSet<String> kept = new TreeSet<>();
        TreeMap<List<Object>, List<Map<String, Object>>> byName = new TreeMap<>(
                Comparator.comparing((List<Object> name) -> name.get(0).toString())
                        .thenComparing(name -> name.get(1).toString())
                        .thenComparing(name -> (Long) name.get(2)));
        for (Map<String, Object> row : plain.pullRequests) {
            Map<String, Object> repository = plain.repositories.get(row.get("to_repository_id"));
            if (is(row, 0) && repository != null) {
                byName.computeIfAbsent(
                                List.of(projectOf(repository), repository.get("slug"), row.get("scoped_id")),
                                name -> new ArrayList<>())
                        .add(row);
            }
        }
        byName.forEach((name, rows) -> rows.forEach(row -> {
            if (kept.size() < setup.mostDetails()) {
                kept.add(row.get("id").toString());
                // Two pull requests of one name, in two namespaces: the older one.
                double oldest = rows.stream()
                        .mapToDouble(same -> micros(same.get("created_timestamp")) / 1e6)
                        .min()
                        .orElseThrow();
                expected.put(
                        "oneclick_open_pr_opened_timestamp_seconds",
                        Map.of(
                                "project", name.get(0).toString(),
                                "stash_repo", name.get(1).toString(),
                                "pr_no", name.get(2).toString()),
                        oldest);
            }
        }));
    }

    // Series

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(name, value);
        return more;
    }

    private void count(String family, Map<String, String> labels, long count) {
        expected.put(family, labels, count);
    }

    private void percentiles(String family, Map<String, String> labels, List<Double> values) {
        if (values.isEmpty()) {
            return;
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        for (String percentile : List.of("50", "75", "90", "100")) {
            double rank = Double.parseDouble(percentile) / 100 * (sorted.length - 1);
            double below = sorted[(int) Math.floor(rank)];
            double above = sorted[(int) Math.ceil(rank)];
            double value = below + (rank - Math.floor(rank)) * (above - below);
            expected.put(family, with(labels, "percentile", percentile), value);
        }
    }
}
