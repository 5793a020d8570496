package io.oneclick.exporter.collector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The declaration of a collector's rows: how JMX shows them, and which metric families they become. All code that
 * shows, names or describes a row uses it.
 *
 * @param key the properties of the ObjectName that all rows share, {@code type} first
 * @param description of one row, or of the table
 * @param contract the MXBean interface of which each row is a bean, or null where the rows are one table
 * @param labels the columns that are labels
 * @param values the other columns
 * @param families the metric families
 */
public record Declaration(
        Map<String, String> key,
        String description,
        Class<?> contract,
        List<Column> labels,
        List<Column> values,
        List<MetricFamily> families) {

    public Declaration {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        families = List.copyOf(families);
    }

    /**
     * Reads it from the annotations of a record, or of an MXBean interface without labels.
     *
     * @throws IllegalArgumentException if an annotation is missing or contradicts another
     */
    public static Declaration of(Class<?> type) {
        return new DeclarationReader(type).read();
    }
}
