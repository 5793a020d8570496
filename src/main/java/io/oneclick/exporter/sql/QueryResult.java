package io.oneclick.exporter.sql;

import java.time.Duration;
import java.util.List;

/**
 * The result of one run of a query.
 *
 * @param metrics one for each metric that it feeds; none if it failed
 * @param rowCount the number of rows read
 * @param failure the reason why there are no series, with the metric; null if it succeeded
 */
public record QueryResult(
        SqlQuery query, List<MetricResult> metrics, int rowCount, Duration duration, String failure) {}
