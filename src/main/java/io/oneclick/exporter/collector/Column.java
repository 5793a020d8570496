package io.oneclick.exporter.collector;

import java.time.Instant;
import java.util.Date;
import java.util.function.Function;

/**
 * One column of the rows of a declaration.
 *
 * @param name in JMX
 * @param label in Prometheus, or null if the column is not a label
 * @param isKey whether it is a part of the row's key
 * @param description its meaning
 * @param type of its values
 * @param reader reads it from a row
 */
public record Column(
        String name, String label, boolean isKey, String description, Class<?> type, Function<Object, Object> reader) {

    private static final double NANOSECONDS = 1e9;

    /** The value of a series whose information is only in its labels. */
    static final Column ONE = value("value", "Always 1: the labels carry the information", Integer.class, row -> 1);

    /** A column that is not a label. */
    public static Column value(String name, String description, Class<?> type, Function<Object, Object> reader) {
        return new Column(name, null, false, description, type, reader);
    }

    /** A label that is a part of the row's key, with the same name in JMX and Prometheus. */
    public static Column key(String name, String description, Function<Object, Object> reader) {
        return new Column(name, name, true, description, String.class, reader);
    }

    public Object of(Object row) {
        return reader.apply(row);
    }

    /** Its value as a sample: a boolean is 1 or 0, a time is in seconds since the epoch; null is unknown. */
    public Number number(Object row) {
        Object value = of(row);
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Date date) {
            return seconds(date.toInstant());
        }
        return value instanceof Instant instant ? seconds(instant) : (Number) value;
    }

    /** The type of {@link #number}. */
    public Class<?> numberType() {
        if (type == Boolean.class) {
            return Integer.class;
        }
        return type == Date.class || type == Instant.class ? Double.class : type;
    }

    /** Seconds since the epoch; null is unknown. */
    static Double seconds(Instant instant) {
        return instant == null ? null : (Double) (instant.getEpochSecond() + instant.getNano() / NANOSECONDS);
    }
}
