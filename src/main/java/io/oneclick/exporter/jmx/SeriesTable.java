package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Published;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    private static final char[] LINE_BREAKS = {'\n', '\r', '\u0085', '\u2028', '\u2029'};

    /** The place of a label that is the name of the value's column. */
    private static final int COLUMN = -1;

    private static final Comparator<Object> LAST_WHERE_MISSING =
            Comparator.nullsLast(Comparator.comparing(Object::toString));

    private final Family family;
    /** The label names in their order, each with the place of its column. */
    private final SortedMap<String, Integer> labels = new TreeMap<>();

    private final Map<Object, String> texts = new HashMap<>();

    private SeriesTable(Family family, Published published) {
        this.family = family;
        for (int i = 0; i < published.labelCount(); i++) {
            labels.put(published.columns().get(i).label(), i);
        }
        if (family.columnLabel() != null) {
            labels.put(family.columnLabel(), COLUMN);
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
        family.series(published).forEach(series -> rows.add(row(series)));
        rows.sort(this::compare);
        int ruled = labels.size();
        for (Object[] row : rows) {
            if (row == rows.get(0) || hasLineBreak(row)) {
                row[ruled] = row[ruled + 1];
                row[ruled + 1] = null;
            }
        }
        return rows;
    }

    private Object[] row(Family.Series series) {
        Object[] row = new Object[labels.size() + 2];
        row[row.length - 1] = series.value();
        int i = 0;
        for (int place : labels.values()) {
            String text = place == COLUMN ? series.column() : text(series.row()[place]);
            row[i++] = text.isEmpty() ? null : text;
        }
        return row;
    }

    /** The agent's order but for labels that are missing, which it need not sort again then. */
    private int compare(Object[] one, Object[] other) {
        return Arrays.compare(one, 0, labels.size(), other, 0, labels.size(), LAST_WHERE_MISSING);
    }

    /** The same number is the same text in all rows. */
    private String text(Object value) {
        return value instanceof String text ? text : texts.computeIfAbsent(value, Object::toString);
    }

    private boolean hasLineBreak(Object[] row) {
        for (int i = 0; i < labels.size(); i++) {
            for (char lineBreak : LINE_BREAKS) {
                if (row[i] != null && row[i].toString().indexOf(lineBreak) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
