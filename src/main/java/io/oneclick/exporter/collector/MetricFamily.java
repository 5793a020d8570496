package io.oneclick.exporter.collector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One metric family, and how its series are read from the rows of a declaration.
 *
 * @param labels the columns that are its labels
 * @param ownLabel the label whose value differs for each sample, or null if there is only one sample
 * @param samples the series of one row
 * @param hasPast whether the tables of a code host still know its values at past minutes
 */
public record MetricFamily(
        String name,
        Type type,
        String help,
        List<Column> labels,
        String ownLabel,
        List<Sample> samples,
        boolean hasPast) {

    private static final Comparator<Object> MISSING_LAST = Comparator.nullsLast(Comparator.comparing(Object::toString));

    /** The type of the family, as exposed to Prometheus. */
    public enum Type {
        GAUGE,
        COUNTER,
        UNKNOWN
    }

    /**
     * @param labelValue of the family's own label, or null if it has none
     * @param value the column that contains the value
     */
    public record Sample(String labelValue, Column value) {}

    /** A family with one series for each row. */
    public static MetricFamily of(String name, Type type, String help, List<Column> labels, Column value) {
        return new MetricFamily(name, type, help, labels, null, List.of(new Sample(null, value)), false);
    }

    /** The names of the labels, sorted. */
    public List<String> labelNames() {
        return List.copyOf(columns().keySet());
    }

    /**
     * The series of these rows, sorted by their labels: the label values in the order of {@link #labelNames()}, null if
     * a label is empty, then the value. An unknown value gives no series. Of two series with the same labels, the first
     * is used.
     */
    public List<Object[]> series(List<?> rows) {
        SortedMap<String, Column> columns = columns();
        List<Object[]> series = new ArrayList<>(rows.size() * samples.size());
        Map<Object, String> texts = new HashMap<>();
        for (Object row : rows) {
            for (Sample sample : samples) {
                Number value = sample.value().number(row);
                if (value != null) {
                    Object[] one = new Object[columns.size() + 1];
                    int i = 0;
                    for (Column label : columns.values()) {
                        one[i++] = label == null ? sample.labelValue() : text(label.of(row), texts);
                    }
                    one[i] = value;
                    series.add(one);
                }
            }
        }
        series.sort((one, other) -> compareLabels(one, other, columns.size()));
        return withoutRepetitions(series, columns.size());
    }

    /** Null if it is empty: an empty label is omitted. Equal numbers share one text in all rows. */
    private static String text(Object value, Map<Object, String> texts) {
        if (value == null || "".equals(value)) {
            return null;
        }
        return value instanceof String text ? text : texts.computeIfAbsent(value, Object::toString);
    }

    /** The labels by name. The family's own label has no column. */
    private SortedMap<String, Column> columns() {
        SortedMap<String, Column> columns = new TreeMap<>();
        labels.forEach(column -> columns.put(column.label(), column));
        if (ownLabel != null) {
            columns.put(ownLabel, null);
        }
        return columns;
    }

    private static int compareLabels(Object[] one, Object[] other, int count) {
        return Arrays.compare(one, 0, count, other, 0, count, MISSING_LAST);
    }

    private static List<Object[]> withoutRepetitions(List<Object[]> sorted, int labelCount) {
        List<Object[]> distinct = new ArrayList<>(sorted.size());
        for (Object[] one : sorted) {
            if (distinct.isEmpty() || compareLabels(distinct.get(distinct.size() - 1), one, labelCount) != 0) {
                distinct.add(one);
            }
        }
        return distinct;
    }
}
