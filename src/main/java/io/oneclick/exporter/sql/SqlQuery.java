package io.oneclick.exporter.sql;

import java.util.List;

/**
 * One query and the metrics that its rows become.
 *
 * @param name what people know it by: the name of the first metric that it feeds
 * @param text one SELECT, without a semicolon
 * @param metrics one at least
 */
public record SqlQuery(String name, String text, List<SqlMetric> metrics) {}
