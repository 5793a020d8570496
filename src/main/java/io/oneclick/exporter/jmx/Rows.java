package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Declaration;
import java.io.Serializable;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * An immutable table over the given rows, without a copy and without an index. The JDK's rows are sorted maps, several
 * times as large, and the agent reads every label from them at every scrape. A remote client gets the JDK's table.
 */
final class Rows implements TabularData, Serializable {

    private static final long serialVersionUID = 1L;

    private final transient TabularType type;
    private final transient Column[] columns;
    private final transient List<?> rows;

    private Rows(TabularType type, Column[] columns, List<?> rows) {
        this.type = type;
        this.columns = columns;
        this.rows = rows;
    }

    /** The table of these rows, for people. */
    static TabularData of(Declaration declaration, List<?> rows) {
        List<Column> columns = new ArrayList<>(declaration.labels());
        columns.addAll(declaration.values());
        return of(String.join(" ", declaration.key().values()), columns, rows);
    }

    static TabularData of(String name, List<Column> columns, List<?> rows) {
        try {
            String[] names = columns.stream().map(Column::name).toArray(String[]::new);
            // The agent creates a new text with the description of every row, unless the description equals the name.
            CompositeType row = new CompositeType(
                    name,
                    name,
                    names,
                    columns.stream().map(Column::description).toArray(String[]::new),
                    columns.stream().map(column -> openType(column.type())).toArray(OpenType<?>[]::new));
            String[] index =
                    columns.stream().filter(Column::isKey).map(Column::name).toArray(String[]::new);
            return new Rows(new TabularType(name, name, row, index), columns.toArray(Column[]::new), rows);
        } catch (OpenDataException e) {
            throw new IllegalStateException(name + " does not fit its columns", e);
        }
    }

    static OpenType<?> openType(Class<?> type) {
        if (type == Integer.class) {
            return SimpleType.INTEGER;
        }
        if (type == Long.class) {
            return SimpleType.LONG;
        }
        if (type == Double.class) {
            return SimpleType.DOUBLE;
        }
        return type == Instant.class ? SimpleType.DATE : SimpleType.STRING;
    }

    @Override
    public TabularType getTabularType() {
        return type;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public Collection<?> values() {
        return list();
    }

    private List<CompositeData> list() {
        return new AbstractList<>() {
            @Override
            public CompositeData get(int index) {
                return new Row(type.getRowType(), columns, rows.get(index));
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    @Override
    public Object[] calculateIndex(CompositeData row) {
        return row.getAll(type.getIndexNames().toArray(String[]::new));
    }

    @Override
    public Set<?> keySet() {
        Set<List<Object>> keys = new LinkedHashSet<>();
        list().forEach(row -> keys.add(Arrays.asList(calculateIndex(row))));
        return keys;
    }

    @Override
    public CompositeData get(Object[] key) {
        return list().stream()
                .filter(row -> Arrays.equals(calculateIndex(row), key))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean containsKey(Object[] key) {
        return get(key) != null;
    }

    @Override
    public boolean containsValue(CompositeData value) {
        return list().contains(value);
    }

    @Override
    public void put(CompositeData value) {
        throw readOnly();
    }

    @Override
    public void putAll(CompositeData[] values) {
        throw readOnly();
    }

    @Override
    public CompositeData remove(Object[] key) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("the table is read-only");
    }

    /** As {@link TabularData} defines it: the same type and the same rows, in any class. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TabularData that
                && standard().equals(that instanceof Rows rows ? rows.standard() : that);
    }

    @Override
    public int hashCode() {
        return standard().hashCode();
    }

    @Override
    public String toString() {
        return type.getTypeName() + list();
    }

    /** The JDK's table. Of two rows with the same index it contains the first. */
    private TabularDataSupport standard() {
        TabularDataSupport table = new TabularDataSupport(type);
        for (CompositeData row : list()) {
            if (!table.containsKey(calculateIndex(row))) {
                table.put(((Row) row).standard());
            }
        }
        return table;
    }

    private Object writeReplace() {
        return standard();
    }
}
