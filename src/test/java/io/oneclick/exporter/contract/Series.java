package io.oneclick.exporter.contract;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.MetricFamily;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Series of the six families with their values, written as a scrape has them: sorted, empty labels left out. */
final class Series {

    /** The six families with their HELP, as the contract fixes them. */
    static final Map<String, String> HELP = new TreeMap<>(Map.of(
            "oneclick_pr_num", "The number of pull requests in one project by state",
            "oneclick_pr_missing_report", "The number of pull requests in one project with missing reports",
            "oneclick_open_pr_report", "Report detail for open state pull requests by pull request id",
            "oneclick_closed_pr_report", "Report detail for recent one minute closed pull requests by pull request id",
            "oneclick_result_report",
                    "The number of reports for open state pull requests in one project by report result category",
            "oneclick_check_summary", "Report detail for enabled code insight checks by stash_repo"));

    /** The families of the flow contract. */
    static final Set<String> FLOW = Set.of(
            "oneclick_open_pr_age_seconds",
            "oneclick_open_pr_older_than",
            "oneclick_open_pr_idle_longer_than",
            "oneclick_open_pr_waiting_for",
            "oneclick_open_pr_stale_approval",
            "oneclick_open_pr_without_reviewer",
            "oneclick_open_pr_blocked",
            "oneclick_open_pr_opened_timestamp_seconds",
            "oneclick_pr_opened",
            "oneclick_pr_closed",
            "oneclick_pr_merged_without_approval",
            "oneclick_pr_time_to_merge_seconds",
            "oneclick_pr_time_to_first_review_seconds",
            "oneclick_open_pr_build",
            "oneclick_build_finished",
            "oneclick_build_duration_seconds");

    private final TreeMap<String, Double> values = new TreeMap<>();

    /** Returns whether the series was not there before. */
    boolean put(String family, Map<String, String> labels, double value) {
        return values.put(line(family, labels), value) == null;
    }

    /** Puts what a collector gave, as far as it is of these families. */
    void put(Collected collected, Set<String> families) {
        for (MetricFamily family : collected.declaration().families()) {
            if (families.contains(family.name())) {
                family.series(collected.rows()).forEach(series -> put(family, series));
            }
        }
    }

    private void put(MetricFamily family, Object[] series) {
        List<String> names = family.labelNames();
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (series[i] != null) {
                labels.put(names.get(i), series[i].toString());
            }
        }
        put(family.name(), labels, ((Number) series[names.size()]).doubleValue());
    }

    /** Adds to what is there. */
    void add(String family, Map<String, String> labels, double value) {
        values.merge(line(family, labels), value, Double::sum);
    }

    private static String line(String family, Map<String, String> labels) {
        StringBuilder line = new StringBuilder(family).append('{');
        new TreeMap<>(labels).forEach((name, value) -> {
            if (!value.isEmpty()) {
                String escaped =
                        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
                line.append(line.charAt(line.length() - 1) == '{' ? "" : ",")
                        .append(name)
                        .append("=\"")
                        .append(escaped)
                        .append('"');
            }
        });
        return line.append('}').toString();
    }

    /** One family, a line for each series: labels and value without the family's name. */
    String family(String family) {
        StringBuilder text = new StringBuilder();
        values.forEach((line, value) -> {
            if (line.startsWith(family + "{")) {
                text.append(line.substring(family.length()))
                        .append(' ')
                        .append(number(value))
                        .append('\n');
            }
        });
        return text.toString();
    }

    /** As {@link #family}, without the zeros. */
    String counted(String family) {
        return family(family).lines().filter(line -> !line.endsWith(" 0")).reduce("", (all, line) -> all + line + "\n");
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** What is in one and not in the other, or has another value; empty if they are equal. */
    String differences(Series actual) {
        StringBuilder text = new StringBuilder();
        values.forEach((line, value) -> {
            Double other = actual.values.get(line);
            if (other == null || !isEqual(value, other)) {
                text.append("expected ").append(line).append(' ').append(number(value));
                text.append(other == null ? ", missing" : ", got " + number(other))
                        .append('\n');
            }
        });
        actual.values.forEach((line, value) -> {
            if (!values.containsKey(line)) {
                text.append("must not be there: ")
                        .append(line)
                        .append(' ')
                        .append(number(value))
                        .append('\n');
            }
        });
        return text.toString();
    }

    /** Percentiles are interpolated in floating point: the last digits depend on the order of the operations. */
    private static boolean isEqual(double one, double other) {
        return one == other || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((line, value) ->
                text.append(line).append(' ').append(number(value)).append('\n'));
        return text.toString();
    }
}
