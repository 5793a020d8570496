package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Column;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.InvalidKeyException;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.SimpleType;

/** One row of a {@link Rows}: its columns are read from the row itself. */
record Row(CompositeType type, Column[] columns, Object row) implements CompositeData, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public CompositeType getCompositeType() {
        return type;
    }

    @Override
    public Object get(String key) {
        for (Column column : columns) {
            if (column.name().equals(key)) {
                return value(column);
            }
        }
        throw new InvalidKeyException(type.getTypeName() + " has no column " + key);
    }

    /** An instant becomes a date; any other value that is not a number becomes a text. */
    private Object value(Column column) {
        Object value = column.of(row);
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value == null || value.getClass() == column.type() || Rows.openType(column.type()) != SimpleType.STRING) {
            return value;
        }
        return value.toString();
    }

    @Override
    public Object[] getAll(String[] keys) {
        return Arrays.stream(keys).map(this::get).toArray();
    }

    @Override
    public boolean containsKey(String key) {
        return Arrays.stream(columns).anyMatch(column -> column.name().equals(key));
    }

    @Override
    public boolean containsValue(Object value) {
        return byName().containsValue(value);
    }

    @Override
    public Collection<?> values() {
        return byName().values();
    }

    private Map<String, Object> byName() {
        Map<String, Object> byName = new LinkedHashMap<>();
        type.keySet().forEach(name -> byName.put(name, get(name)));
        return byName;
    }

    /** As {@link CompositeData} defines it: the same type and the same values, in any class. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CompositeData that
                && type.equals(that.getCompositeType())
                && type.keySet().stream().allMatch(name -> Objects.equals(get(name), that.get(name)));
    }

    @Override
    public int hashCode() {
        return standard().hashCode();
    }

    @Override
    public String toString() {
        return byName().toString();
    }

    CompositeDataSupport standard() {
        try {
            return new CompositeDataSupport(type, byName());
        } catch (OpenDataException e) {
            throw new IllegalStateException("a row does not fit its columns", e);
        }
    }

    private Object writeReplace() {
        return standard();
    }
}
