package io.oneclick.exporter.sql;

import java.util.Collections;
import java.util.List;

/**
 * The series that a query gave a metric.
 *
 * @param leftOut how many more there were than may be shown
 */
public record MetricResult(SqlMetric metric, List<SqlRow> rows, int leftOut) {

    public MetricResult {
        rows = Collections.unmodifiableList(rows);
    }
}
