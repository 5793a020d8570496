package io.oneclick.exporter.sql;

import java.time.Duration;
import java.util.List;

/**
 * What one run of a query gave.
 *
 * @param metrics one for each metric that it feeds; none where it failed
 * @param rowCount how many rows were read
 * @param failure why there are no series, naming the metric; null if there are
 */
public record QueryResult(
        SqlQuery query, List<MetricResult> metrics, int rowCount, Duration duration, String failure) {}
