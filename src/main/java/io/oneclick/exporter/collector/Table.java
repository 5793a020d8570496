package io.oneclick.exporter.collector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One table whose labels carry the information: each row is a series with the value 1. */
public record Table(List<Column> columns, List<Object[]> rows) implements Published {

    private static final Integer ONE = 1;

    /**
     * @param labels the columns before the value
     * @param labelRows the labels of each row; a row that is there already is left out
     */
    static Table of(List<Column> labels, Stream<Object[]> labelRows) {
        List<Column> columns = new ArrayList<>(labels);
        columns.add(Column.VALUE);
        Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
        labelRows.forEach(row -> {
            Object[] withValue = Arrays.copyOf(row, row.length + 1);
            withValue[row.length] = ONE;
            rows.putIfAbsent(List.of(row), withValue);
        });
        return new Table(List.copyOf(columns), List.copyOf(rows.values()));
    }

    @Override
    public int labelCount() {
        return columns.size() - 1;
    }

    @Override
    public String shortage() {
        return null;
    }
}
