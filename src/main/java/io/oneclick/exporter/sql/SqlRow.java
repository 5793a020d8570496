package io.oneclick.exporter.sql;

import java.util.List;

/**
 * One series of a metric.
 *
 * @param labels the values of the key labels in their order, then that of the value label; null if there is none
 * @param value as in Prometheus; NaN and infinity are valid
 */
public record SqlRow(List<String> labels, double value) {}
