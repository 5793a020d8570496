package io.oneclick.exporter.sql;

import java.util.List;
import java.util.SortedMap;

/**
 * One metric as a file defines it.
 *
 * @param name in Prometheus
 * @param type of the values
 * @param help in Prometheus, and the description in JMX
 * @param keyLabels the columns whose texts are labels, by their own names
 * @param staticLabels labels that are the same in every series
 * @param valueLabel the label that holds the name of the value's column, or null for none
 * @param values the columns that are values; each is a series of its own
 * @param staticValue the value where no column is one, or null
 */
public record SqlMetric(
        String name,
        Type type,
        String help,
        List<String> keyLabels,
        SortedMap<String, String> staticLabels,
        String valueLabel,
        List<String> values,
        Double staticValue) {

    /** The type in the file: whether the values may decrease. */
    public enum Type {
        GAUGE,
        COUNTER
    }
}
