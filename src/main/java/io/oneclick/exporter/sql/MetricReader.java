package io.oneclick.exporter.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one metric of a file. */
final class MetricReader {

    private static final String YES = "";
    /** The maximum number of labels in the agent's rules. */
    private static final int MAX_LABELS = 10;

    static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("metric_name", YES),
            Map.entry("type", YES),
            Map.entry("help", YES),
            Map.entry("key_labels", YES),
            Map.entry("static_labels", YES),
            Map.entry("static_value", YES),
            Map.entry("values", YES),
            Map.entry("value_label", YES),
            Map.entry("query", YES),
            Map.entry("query_ref", YES),
            Map.entry("no_prepared_statement", YES),
            Map.entry(
                    "timestamp_value",
                    "a sample has the time of its scrape; publish the time as a metric of its own, in seconds"));

    private final UniqueNames names;

    MetricReader(UniqueNames names) {
        this.names = names;
    }

    /** @return never null; incomplete if there are problems */
    SqlMetric read(Fields fields) {
        String name = fields.required("metric_name");
        if (name != null) {
            String problem = NameRules.metric(name);
            fields.problemIf(problem == null ? names.metric(name) : problem, "metric_name", name);
        }
        SqlMetric metric = new SqlMetric(
                name,
                type(fields),
                fields.required("help"),
                List.copyOf(fields.texts("key_labels")),
                staticLabels(fields),
                fields.text("value_label"),
                List.copyOf(fields.texts("values")),
                fields.parsed("static_value", MetricReader::number, null));
        checkLabels(fields, metric);
        checkValues(fields, metric);
        return metric;
    }

    private static SqlMetric.Type type(Fields fields) {
        String text = fields.required("type");
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "gauge" -> SqlMetric.Type.GAUGE;
            case "counter" -> SqlMetric.Type.COUNTER;
            default -> {
                fields.problem("type", "type '" + text + "' must be gauge or counter");
                yield null;
            }
        };
    }

    private static SortedMap<String, String> staticLabels(Fields fields) {
        SortedMap<String, String> labels = new TreeMap<>();
        Fields given = fields.mapping("static_labels");
        if (given != null) {
            for (String label : given.keys()) {
                String value = given.text(label);
                // A label without a value is omitted.
                if (value != null) {
                    labels.put(label, value);
                }
            }
        }
        return Collections.unmodifiableSortedMap(labels);
    }

    private static void checkLabels(Fields fields, SqlMetric metric) {
        List<String> all = new ArrayList<>();
        metric.keyLabels().forEach(label -> checkLabel(fields, "key_labels", label, all));
        metric.staticLabels().keySet().forEach(label -> checkLabel(fields, "static_labels", label, all));
        if (metric.valueLabel() != null) {
            checkLabel(fields, "value_label", metric.valueLabel(), all);
        }
        if (all.size() > MAX_LABELS) {
            fields.problem(
                    "metric_name", "a metric must have at most " + MAX_LABELS + " labels; this one has " + all.size());
        }
    }

    private static void checkLabel(Fields fields, String key, String label, List<String> others) {
        String problem = NameRules.label(label);
        fields.problemIf(
                problem == null && others.contains(label) ? "is used by two labels of this metric" : problem,
                key,
                label);
        others.add(label);
    }

    private static void checkValues(Fields fields, SqlMetric metric) {
        boolean isStatic = fields.has("static_value");
        if (metric.values().isEmpty() != isStatic) {
            fields.problem(
                    isStatic ? "static_value" : "metric_name", "a metric must have either 'values' or 'static_value'");
        } else if (metric.values().size() > 1 && metric.valueLabel() == null) {
            fields.problem("values", "several 'values' need a 'value_label' to distinguish them");
        }
    }

    /** A number in YAML's notation. */
    private static Double number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> {
                // Double.parseDouble also accepts 1f and 0x1p3.
                if (!lower.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)(e[-+]?\\d+)?")) {
                    throw new IllegalArgumentException("must be a number");
                }
                yield Double.valueOf(lower);
            }
        };
    }
}
