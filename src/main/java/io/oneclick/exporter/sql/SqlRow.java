package io.oneclick.exporter.sql;

import java.util.List;

/**
 * One series of a metric.
 *
 * @param labels the values of the key labels in their order, then that of the value label; null where there is none
 * @param value as Prometheus holds it; not-a-number and the infinite ones are values
 */
public record SqlRow(List<String> labels, double value) {}
