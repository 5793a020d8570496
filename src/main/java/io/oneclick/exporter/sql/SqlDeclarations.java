package io.oneclick.exporter.sql;

import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.MetricFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates the declaration of an operator's metric. It is the same type as for annotated records, so JMX and the agent
 * treat both alike.
 */
public final class SqlDeclarations {

    private static final String TYPE = "Sql";

    private SqlDeclarations() {}

    /** A table for each metric: {@code oneclick:type=Sql,collector=…,metric=…}. */
    public static Declaration of(SqlCollector collector, SqlMetric metric) {
        Map<String, String> key = new LinkedHashMap<>();
        key.put("type", TYPE);
        key.put("collector", collector.name());
        key.put("metric", metric.name());
        List<Column> labels = labels(metric);
        Column value = Column.value(
                valueName(labels), "The value of " + metric.name(), Double.class, row -> ((SqlRow) row).value());
        List<Column> values = new ArrayList<>(List.of(value));
        if (labels.stream().noneMatch(Column::isKey)) {
            // A table needs a key column, even if it has only one row.
            values.add(new Column("metric", null, true, "The metric", String.class, row -> metric.name()));
        }
        return new Declaration(
                key,
                metric.help(),
                null,
                labels,
                values,
                List.of(MetricFamily.of(metric.name(), type(metric), metric.help(), labels, value)));
    }

    private static List<Column> labels(SqlMetric metric) {
        List<String> names = new ArrayList<>(metric.keyLabels());
        if (metric.valueLabel() != null) {
            names.add(metric.valueLabel());
        }
        List<Column> labels = new ArrayList<>();
        for (String name : names) {
            int place = labels.size();
            labels.add(Column.key(
                    name, "Label " + name, row -> ((SqlRow) row).labels().get(place)));
        }
        metric.staticLabels()
                .forEach((name, text) ->
                        labels.add(new Column(name, name, false, "Label " + name, String.class, row -> text)));
        return labels;
    }

    /** Not a possible label name, because a label may be named value. */
    private static String valueName(List<Column> labels) {
        String name = "value";
        while (isTaken(labels, name)) {
            name += "_";
        }
        return name;
    }

    private static boolean isTaken(List<Column> labels, String name) {
        return labels.stream().anyMatch(label -> label.name().equals(name));
    }

    /**
     * The agent exposes as counters exactly the metrics whose names end in _total. Queries use the name, so it is not
     * changed: a counter with another name is exposed without a type, as sql_exporter does in the OpenMetrics format.
     */
    private static MetricFamily.Type type(SqlMetric metric) {
        if (NameRules.isTotal(metric.name())) {
            return MetricFamily.Type.COUNTER;
        }
        return metric.type() == SqlMetric.Type.COUNTER ? MetricFamily.Type.UNKNOWN : MetricFamily.Type.GAUGE;
    }
}
