package io.oneclick.exporter.jmx;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.InvalidKeyException;
import javax.management.openmbean.OpenDataException;

/**
 * One row of a {@link Rows}: a view of its values and no copy of them. The JDK's own rows are sorted maps, several times
 * their size and asked for every label at every scrape. To a remote client goes the JDK's own.
 */
final class Row implements CompositeData, Serializable {

    private static final long serialVersionUID = 1L;

    private final transient CompositeType type;
    private final transient String[] names;
    private final transient Object[] values;

    /** @param names of the columns, in the order of the {@code values} */
    Row(CompositeType type, String[] names, Object[] values) {
        this.type = type;
        this.names = names;
        this.values = values;
    }

    @Override
    public CompositeType getCompositeType() {
        return type;
    }

    @Override
    public Object get(String key) {
        int column = column(key);
        if (column < 0) {
            throw new InvalidKeyException(type.getTypeName() + " has no column " + key);
        }
        return values[column];
    }

    @Override
    public Object[] getAll(String[] keys) {
        return Arrays.stream(keys).map(this::get).toArray();
    }

    @Override
    public boolean containsKey(String key) {
        return column(key) >= 0;
    }

    private int column(String key) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean containsValue(Object value) {
        return values().contains(value);
    }

    @Override
    public Collection<?> values() {
        return Collections.unmodifiableCollection(byName().values());
    }

    private Map<String, Object> byName() {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (String name : type.keySet()) {
            byName.put(name, get(name));
        }
        return byName;
    }

    /** As {@link CompositeData} defines it: the same type and the same values, whatever the class. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CompositeData that
                && type.equals(that.getCompositeType())
                && type.keySet().stream().allMatch(name -> Objects.equals(get(name), that.get(name)));
    }

    @Override
    public int hashCode() {
        return type.hashCode()
                + Arrays.stream(values).mapToInt(Objects::hashCode).sum();
    }

    @Override
    public String toString() {
        return byName().toString();
    }

    CompositeDataSupport standard() {
        try {
            return new CompositeDataSupport(type, names, values);
        } catch (OpenDataException e) {
            throw new IllegalStateException("a row does not fit its columns", e);
        }
    }

    private Object writeReplace() {
        return standard();
    }
}
