package io.oneclick.exporter.jmx;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * A table over rows as the collectors made them, that nobody can change. It holds no second copy of the rows and no index:
 * the agent walks through them and looks up none. To a remote client goes the JDK's own table, which every client knows.
 */
final class Rows implements TabularData, Serializable {

    private static final long serialVersionUID = 1L;

    private final transient TabularType type;
    private final transient String[] names;
    private final transient List<Object[]> rows;

    /** @param names of the columns, in the order of each row's values */
    Rows(TabularType type, String[] names, List<Object[]> rows) {
        this.type = type;
        this.names = names;
        this.rows = rows;
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
                return new Row(type.getRowType(), names, rows.get(index));
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
        throw new UnsupportedOperationException("the table is read only");
    }

    @Override
    public void putAll(CompositeData[] values) {
        throw new UnsupportedOperationException("the table is read only");
    }

    @Override
    public CompositeData remove(Object[] key) {
        throw new UnsupportedOperationException("the table is read only");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("the table is read only");
    }

    /** As {@link TabularData} defines it: the same type and the same rows, whatever the class. */
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

    private TabularDataSupport standard() {
        TabularDataSupport table = new TabularDataSupport(type);
        rows.forEach(values -> table.put(new Row(type.getRowType(), names, values).standard()));
        return table;
    }

    private Object writeReplace() {
        return standard();
    }
}
