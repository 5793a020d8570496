package io.oneclick.exporter.collector;

import java.util.List;

/**
 * A family of metrics and what of a collector's values its series are.
 *
 * @param name of the metric
 * @param columns whose values are series: one for each row and column
 * @param columnLabel the label that tells the column, or null where there is only one
 */
public record Family(String name, List<String> columns, String columnLabel) {

    /** A series for each row. */
    static Family of(String name, String column) {
        return new Family(name, List.of(column), null);
    }
}
