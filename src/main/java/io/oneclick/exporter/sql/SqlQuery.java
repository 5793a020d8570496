package io.oneclick.exporter.sql;

import java.util.List;

/**
 * One query and the metrics that its rows become.
 *
 * @param name in messages and metrics: the name of the first metric that it feeds
 * @param text one SELECT, without a semicolon
 * @param metrics at least one
 */
public record SqlQuery(String name, String text, List<SqlMetric> metrics) {}
