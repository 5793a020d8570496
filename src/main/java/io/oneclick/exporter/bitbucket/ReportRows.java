package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.ReportResult;
import io.oneclick.exporter.postgres.Session;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Selects the newest report for each pull request and key from rows of {@code AO_2AD648_INSIGHT_REPORT}. */
final class ReportRows {

    /** More than a normal pull request has; a limit against misuse. */
    static final int MAX_KEYS = 200;

    static final String TOO_MANY =
            "reports beyond 200 keys on a pull request, or beyond what the heap can hold, whose keys nobody requires or lists";

    private final Session session;
    private final SkippedRowCounter skipped;
    private final Predicate<String> isNeeded;
    private final boolean isDetailed;
    private final long most;
    private long held;
    private final CodeCoverage codeCoverage = new CodeCoverage();
    private final Map<Long, Map<String, Row>> newest = new HashMap<>();
    private final Map<Report, Report> distinct = new HashMap<>();

    private record Row(long id, boolean isLong, Report report) {}

    /**
     * @param isNeeded the keys that are listed or required: all their reports are kept
     * @param most the maximum number of other reports
     * @param isDetailed whether single pull requests are distinguished; otherwise no code coverage is read
     */
    ReportRows(Session session, SkippedRowCounter skipped, Predicate<String> isNeeded, long most, boolean isDetailed) {
        this.session = session;
        this.skipped = skipped;
        this.isNeeded = isNeeded;
        this.most = most;
        this.isDetailed = isDetailed;
    }

    /** The reports of the open and the recently closed pull requests, by the pull request's id, then by key. */
    Map<Long, SortedMap<String, Report>> read(ClosedWindow window) throws SQLException {
        session.each(Queries.REPORTS, window.bounds(), this::add);
        Map<Long, SortedMap<String, Report>> reports = new HashMap<>();
        for (Map.Entry<Long, Map<String, Row>> entry : newest.entrySet()) {
            SortedMap<String, Report> byKey = new TreeMap<>();
            for (Row row : entry.getValue().values()) {
                byKey.put(row.report().key(), row.isLong() && isDetailed ? withLongData(row) : row.report());
            }
            reports.put(entry.getKey(), byKey);
        }
        return reports;
    }

    private void add(ResultSet row) throws SQLException {
        long id = row.getLong("report_id");
        String key = row.getString("report_key");
        if (key == null || key.isEmpty()) {
            skipped.add("reports without a readable key", "id " + id);
            return;
        }
        Map<String, Row> byKey = newest.computeIfAbsent(row.getLong("pull_request_id"), pullRequest -> new HashMap<>());
        Row older = byKey.get(key);
        if (older == null && (byKey.size() >= MAX_KEYS || held >= most) && !isNeeded.test(key)) {
            skipped.add(TOO_MANY, "id " + id);
            return;
        }
        held += older == null ? 1 : 0;
        if (older == null || older.id() < id) {
            Report report = new Report(key, result(row, id), coverage(row.getString("data"), id));
            byKey.put(key, new Row(id, row.getBoolean("is_long"), distinct.computeIfAbsent(report, same -> same)));
        }
    }

    private ReportResult result(ResultSet row, long id) throws SQLException {
        int code = row.getInt("result_id");
        if (row.wasNull()) {
            return ReportResult.NONE;
        }
        return switch (code) {
            case 0 -> ReportResult.FAILURE;
            case 1 -> ReportResult.SUCCESS;
            default -> {
                skipped.add("reports with an unknown result", "id " + id + ", RESULT_ID " + code);
                yield ReportResult.UNKNOWN;
            }
        };
    }

    private BigDecimal coverage(String data, long id) {
        try {
            return data == null || !isDetailed ? null : codeCoverage.find(data).orElse(null);
        } catch (IOException e) {
            skipped.add("reports whose DATA is not JSON", "id " + id);
            return null;
        }
    }

    private Report withLongData(Row row) throws SQLException {
        List<BigDecimal> found = new ArrayList<>();
        session.each(Queries.REPORT_DATA, List.of(row.id()), data -> {
            if (!data.getBoolean("fits")) {
                skipped.add("reports whose DATA is longer than 16 MiB", "id " + row.id());
            }
            found.add(coverage(data.getString("data"), row.id()));
        });
        return new Report(row.report().key(), row.report().result(), found.isEmpty() ? null : found.get(0));
    }
}
