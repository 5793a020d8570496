package io.oneclick.exporter.contract;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The contract read once more, sentence by sentence and straight from the tables, with no regard to speed and without
 * any code of the product: what a scrape must show, all of it.
 */
final class Oracle {

    private static final Map<Integer, String> STATES = Map.of(0, "open", 1, "merged", 2, "declined");
    private static final List<String> STATUSES = List.of("success", "failure", "total", "notAvailable");

    private final Series expected = new Series();
    private final ZoneId zone;
    private final List<String> reportKeys;
    private final Instant from;
    private final Instant to;
    final Map<Integer, Map<String, Object>> projects = new TreeMap<>();
    final Map<Integer, Map<String, Object>> repositories = new TreeMap<>();
    final List<Map<String, Object>> pullRequests;
    private final List<Map<String, Object>> reports;
    final List<Map<String, Object>> mergeChecks;

    Oracle(Connection connection, Instant now, Duration window, ZoneId zone, String reportKeys) throws SQLException {
        this.zone = zone;
        this.reportKeys = Arrays.asList(reportKeys.split(","));
        this.to = now.truncatedTo(ChronoUnit.MINUTES);
        this.from = to.minus(window);
        pullRequests = table(connection, "sta_pull_request");
        reports = table(connection, "\"AO_2AD648_INSIGHT_REPORT\"");
        mergeChecks = table(connection, "\"AO_2AD648_MERGE_CHECK\"");
        List<Map<String, Object>> personal = table(connection, "sta_personal_project");
        List<Map<String, Object>> allRepositories = table(connection, "repository");
        for (Map<String, Object> project : table(connection, "project")) {
            boolean isPersonal = project.get("project_key").toString().startsWith("~")
                    || personal.stream().anyMatch(row -> row.get("project_id").equals(project.get("id")));
            List<Map<String, Object>> own = allRepositories.stream()
                    .filter(repository -> repository.get("project_id").equals(project.get("id")))
                    .toList();
            boolean listed = own.stream().anyMatch(repository -> pullRequests.stream()
                    .anyMatch(row -> row.get("to_repository_id").equals(repository.get("id"))));
            if (!isPersonal && listed) {
                projects.put((Integer) project.get("id"), project);
                own.forEach(repository -> repositories.put((Integer) repository.get("id"), repository));
            }
        }
    }

    /** What a scrape must show of the rows that {@code connection} sees, at {@code now}. */
    static Series expected(Connection connection, Instant now, Duration window, ZoneId zone, String reportKeys)
            throws SQLException {
        Oracle oracle = new Oracle(connection, now, window, zone, reportKeys);
        oracle.zeros();
        oracle.pullRequests.forEach(oracle::pullRequest);
        oracle.repositories.values().forEach(oracle::checkSummary);
        return oracle.expected;
    }

    private void zeros() {
        for (Map<String, Object> row : projects.values()) {
            String project = row.get("project_key").toString();
            for (String state : STATES.values()) {
                expected.add("oneclick_pr_num", Map.of("project", project, "pr_state", state), 0);
                expected.add("oneclick_pr_missing_report", Map.of("project", project, "pr_state", state), 0);
            }
            for (String report : knownKeys()) {
                STATUSES.forEach(status -> result(project, report, status, 0));
            }
        }
    }

    TreeSet<String> knownKeys() {
        if (!reportKeys.equals(List.of("*"))) {
            return new TreeSet<>(reportKeys);
        }
        TreeSet<String> found = new TreeSet<>();
        repositories.values().forEach(repository -> found.addAll(required(repository)));
        pullRequests.stream()
                .filter(this::isCounted)
                .forEach(row -> found.addAll(reports(row).keySet()));
        return found;
    }

    boolean isKnown(String key) {
        return reportKeys.equals(List.of("*")) || reportKeys.contains(key);
    }

    private boolean isCounted(Map<String, Object> pullRequest) {
        if (!repositories.containsKey(pullRequest.get("to_repository_id"))) {
            return false;
        }
        int state = (Integer) pullRequest.get("pr_state");
        return state == 0 || (state == 1 || state == 2) && isInWindow(pullRequest.get("closed_timestamp"));
    }

    private boolean isInWindow(Object closed) {
        if (closed == null) {
            return false;
        }
        if (closed instanceof OffsetDateTime instant) {
            return isInWindow(instant.toInstant());
        }
        LocalDateTime wall = (LocalDateTime) closed;
        return zone.getRules().getValidOffsets(wall).stream().anyMatch(offset -> isInWindow(wall.toInstant(offset)));
    }

    private boolean isInWindow(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    private void pullRequest(Map<String, Object> row) {
        if (!isCounted(row)) {
            return;
        }
        Map<String, Object> repository = repositories.get(row.get("to_repository_id"));
        String project =
                projects.get(repository.get("project_id")).get("project_key").toString();
        String state = STATES.get(row.get("pr_state"));
        expected.add("oneclick_pr_num", Map.of("project", project, "pr_state", state), 1);

        Map<String, Map<String, Object>> own = reports(row);
        TreeSet<String> missing = required(repository);
        missing.removeIf(key -> !isKnown(key) || own.containsKey(key));
        if (!missing.isEmpty()) {
            expected.add("oneclick_pr_missing_report", Map.of("project", project, "pr_state", state), 1);
        }

        List<String> present = own.keySet().stream().filter(this::isKnown).toList();
        Map<String, String> labels = new HashMap<>();
        labels.put("project", project);
        labels.put("stash_repo", repository.get("slug").toString());
        labels.put("pr_no", row.get("scoped_id").toString());
        labels.put("valid_appearance", Integer.toString(present.size()));
        labels.put("present_reports", String.join(",", present));
        labels.put("code_coverage", OracleCoverage.of(own));
        expected.put(state.equals("open") ? "oneclick_open_pr_report" : "oneclick_closed_pr_report", labels, 1);
        if (state.equals("open")) {
            missing.forEach(key -> result(project, key, "notAvailable", 1));
            present.forEach(key -> results(project, key, own.get(key).get("RESULT_ID")));
        }
    }

    private void results(String project, String key, Object result) {
        if (result == null) {
            result(project, key, "notAvailable", 1);
        } else if (result.equals(1) || result.equals(0)) {
            result(project, key, result.equals(1) ? "success" : "failure", 1);
            result(project, key, "total", 1);
        }
    }

    private void result(String project, String report, String status, int count) {
        expected.add("oneclick_result_report", Map.of("project", project, "report", report, "status", status), count);
    }

    private void checkSummary(Map<String, Object> repository) {
        TreeSet<String> required = required(repository);
        expected.put(
                "oneclick_check_summary",
                Map.of(
                        "project",
                        projects.get(repository.get("project_id"))
                                .get("project_key")
                                .toString(),
                        "stash_repo",
                        repository.get("slug").toString(),
                        "valid_appearance",
                        Integer.toString(required.size()),
                        "enabled_checks",
                        String.join(",", required)),
                1);
    }

    /** The row with the highest ID for each key. */
    TreeMap<String, Map<String, Object>> reports(Map<String, Object> pullRequest) {
        TreeMap<String, Map<String, Object>> newest = new TreeMap<>();
        for (Map<String, Object> report : reports) {
            if (report.get("COMMIT_ID").equals(pullRequest.get("from_hash"))
                    && report.get("REPOSITORY_ID").equals(pullRequest.get("to_repository_id"))) {
                newest.merge(
                        report.get("REPORT_KEY").toString(),
                        report,
                        (one, other) -> (Long) one.get("ID") > (Long) other.get("ID") ? one : other);
            }
        }
        return newest;
    }

    TreeSet<String> required(Map<String, Object> repository) {
        TreeSet<String> keys = new TreeSet<>();
        for (Map<String, Object> check : mergeChecks) {
            Object id = Map.of("REPOSITORY", repository.get("id"), "PROJECT", repository.get("project_id"))
                    .get(check.get("SCOPE_TYPE").toString());
            if (check.get("RESOURCE_ID").equals(id)) {
                keys.add(check.get("REPORT_KEY").toString());
            }
        }
        return keys;
    }

    static List<Map<String, Object>> table(Connection connection, String name) throws SQLException {
        List<Map<String, Object>> table = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
            while (rows.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    String type = rows.getMetaData().getColumnTypeName(i);
                    row.put(
                            rows.getMetaData().getColumnName(i),
                            switch (type) {
                                case "timestamp" -> rows.getObject(i, LocalDateTime.class);
                                case "timestamptz" -> rows.getObject(i, OffsetDateTime.class);
                                default -> rows.getObject(i);
                            });
                }
                table.add(row);
            }
        }
        return table;
    }
}
