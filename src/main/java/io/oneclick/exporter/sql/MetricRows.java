package io.oneclick.exporter.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates the series of one metric from the rows of its query. */
final class MetricRows {

    private final SqlMetric metric;
    private final int maxSeries;
    private final QueryColumns columns;
    private final List<SqlRow> rows = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();
    private int leftOut;

    /** @param maxSeries the first ones are kept */
    MetricRows(SqlMetric metric, QueryColumns columns, int maxSeries) {
        this.metric = metric;
        this.columns = columns;
        this.maxSeries = maxSeries;
        metric.keyLabels().forEach(label -> columns.require(metric, label));
        metric.values().forEach(value -> columns.require(metric, value));
    }

    void add(ResultSet row) throws SQLException {
        List<String> labels = new ArrayList<>(metric.keyLabels().size() + 1);
        for (String label : metric.keyLabels()) {
            labels.add(named(() -> columns.text(row, label)));
        }
        if (metric.staticValue() != null) {
            add(labels, null, metric.staticValue());
        }
        for (String column : metric.values()) {
            Double value = named(() -> columns.number(row, column));
            if (value != null) {
                add(labels, column, value);
            }
        }
    }

    private interface Cell<T> {
        T read() throws SQLException;
    }

    /** Adds the metric's name to a failure. */
    private <T> T named(Cell<T> cell) throws SQLException {
        try {
            return cell.read();
        } catch (QueryFailure e) {
            throw new QueryFailure("metric " + metric.name() + ": " + e.getMessage());
        }
    }

    private void add(List<String> keyLabels, String column, double value) {
        if (rows.size() == maxSeries) {
            leftOut++;
            return;
        }
        List<String> labels = keyLabels;
        if (metric.valueLabel() != null) {
            labels = new ArrayList<>(keyLabels);
            labels.add(column);
        }
        if (!seen.add(labels)) {
            throw new QueryFailure("metric " + metric.name() + ": two rows have the same labels " + named(labels)
                    + ": group the rows, or add a column that differs to key_labels");
        }
        rows.add(new SqlRow(Collections.unmodifiableList(labels), value));
    }

    private Map<String, String> named(List<String> labels) {
        Map<String, String> named = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(metric.keyLabels());
        names.add(metric.valueLabel());
        for (int i = 0; i < labels.size(); i++) {
            named.put(names.get(i), labels.get(i) == null ? "" : labels.get(i));
        }
        return named;
    }

    MetricResult result() {
        return new MetricResult(metric, rows, leftOut);
    }
}
