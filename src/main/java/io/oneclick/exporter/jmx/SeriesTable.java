package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Published;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;

/**
 * The series of one family, made so that the agent has the least work with them: a row for each, its labels as texts in the
 * order of their names, null where they are empty. It names such a series itself and takes the labels from the columns.
 *
 * <p>The value is in the column {@code value}. Only the first row, and one whose labels hold a line break, have it in
 * {@code ruled} instead: those are left to the rule of the family, which brings the HELP and is no matter of one line.
 */
final class SeriesTable {

    private static final String RULED = "ruled";
    private static final String VALUE = "value";
    private static final String LINE_BREAKS = "\n\r\u0085\u2028\u2029";

    private final Family family;
    private final List<String> columns;
    /** The label names in their order, each with the place of its column; that of the column's own name comes last. */
    private final SortedMap<String, Integer> labels = new TreeMap<>();

    private final Map<Object, String> texts = new HashMap<>();

    private SeriesTable(Family family, Published published) {
        this.family = family;
        this.columns = published.columns().stream().map(Column::name).toList();
        for (int i = 0; i < published.labelCount(); i++) {
            labels.put(published.columns().get(i).label(), i);
        }
        if (family.columnLabel() != null) {
            labels.put(family.columnLabel(), columns.size());
        }
    }

    static TabularData of(String name, Family family, Published published) {
        SeriesTable table = new SeriesTable(family, published);
        String[] names = table.names();
        return Tables.of(name, names, names, table.types(), table.labels.size(), table.rows(published));
    }

    private String[] names() {
        return Stream.concat(labels.keySet().stream(), Stream.of(RULED, VALUE)).toArray(String[]::new);
    }

    private OpenType<?>[] types() {
        OpenType<?>[] types = new OpenType<?>[labels.size() + 2];
        Arrays.fill(types, SimpleType.STRING);
        Arrays.fill(types, labels.size(), types.length, SimpleType.INTEGER);
        return types;
    }

    private List<Object[]> rows(Published published) {
        List<Object[]> rows = new ArrayList<>();
        for (Object[] row : published.rows()) {
            for (String column : family.columns()) {
                Object value = row[columns.indexOf(column)];
                if (value != null) {
                    rows.add(row(row, column, value));
                }
            }
        }
        rows.sort(this::compare);
        if (!rows.isEmpty()) {
            leaveToRule(rows.get(0));
        }
        return rows;
    }

    private Object[] row(Object[] values, String column, Object value) {
        Object[] row = new Object[labels.size() + 2];
        row[labels.size() + 1] = value;
        boolean hasLineBreak = false;
        int i = 0;
        for (int place : labels.values()) {
            String text = place == columns.size() ? column : text(values[place]);
            row[i++] = text.isEmpty() ? null : text;
            hasLineBreak |= hasLineBreak(text);
        }
        if (hasLineBreak) {
            leaveToRule(row);
        }
        return row;
    }

    private void leaveToRule(Object[] row) {
        int ruled = labels.size();
        if (row[ruled] == null) {
            row[ruled] = row[ruled + 1];
            row[ruled + 1] = null;
        }
    }

    /** The agent's order but for labels that are missing, which it need not sort again then. */
    private int compare(Object[] one, Object[] other) {
        for (int i = 0; i < labels.size(); i++) {
            if (one[i] == null || other[i] == null) {
                if (one[i] != other[i]) {
                    return one[i] == null ? 1 : -1;
                }
            } else {
                int order = ((String) one[i]).compareTo((String) other[i]);
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }

    /** The same number is the same text in all rows. */
    private String text(Object value) {
        return value instanceof String text ? text : texts.computeIfAbsent(value, Object::toString);
    }

    private static boolean hasLineBreak(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (LINE_BREAKS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
