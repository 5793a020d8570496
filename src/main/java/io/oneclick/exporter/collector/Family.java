package io.oneclick.exporter.collector;

import java.util.ArrayList;
import java.util.List;

/**
 * A family of metrics and what of a collector's values its series are.
 *
 * @param name of the metric
 * @param columns whose values are series: one for each row and column
 * @param columnLabel the label that tells the column, or null where there is only one
 */
public record Family(String name, List<String> columns, String columnLabel) {

    /**
     * One series as published.
     *
     * @param row holds its labels
     * @param column holds its value
     */
    public record Series(Object[] row, String column, Object value) {}

    /** The series among what a collector published; a value that is unknown is none. */
    public List<Series> series(Published published) {
        List<String> names = published.columns().stream().map(Column::name).toList();
        int[] places = columns.stream().mapToInt(names::indexOf).toArray();
        List<Series> series = new ArrayList<>();
        for (Object[] row : published.rows()) {
            for (int place : places) {
                if (row[place] != null) {
                    series.add(new Series(row, names.get(place), row[place]));
                }
            }
        }
        return series;
    }

    /** A series for each row. */
    static Family of(String name, String column) {
        return new Family(name, List.of(column), null);
    }
}
