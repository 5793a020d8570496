package io.oneclick.exporter.sql;

import java.util.Collections;
import java.util.List;

/**
 * The series of a metric from one run of its query.
 *
 * @param leftOut the number of series beyond the limit
 */
public record MetricResult(SqlMetric metric, List<SqlRow> rows, int leftOut) {

    public MetricResult {
        rows = Collections.unmodifiableList(rows);
    }
}
