package io.oneclick.exporter.cli;

import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.history.HistoryWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labels that are added to every series of a file, from options such as {@code job=oneclick}. */
final class SeriesLabels {

    private static final Pattern LABEL = Pattern.compile("(?!__)([a-zA-Z_][a-zA-Z0-9_]*)=(.+)", Pattern.DOTALL);

    private SeriesLabels() {}

    /** The labels; a text that is none is added to {@code problems}. */
    static Map<String, String> of(String option, List<String> given, List<String> problems) {
        Map<String, String> labels = new TreeMap<>();
        for (String text : given) {
            Matcher label = LABEL.matcher(text);
            if (!label.matches()) {
                problems.add(option + " '" + text
                        + "' must be a label and its value like job=oneclick: letters, digits and _,"
                        + " not beginning with a digit or __");
            } else if (isOwn(label.group(1))) {
                problems.add(
                        option + " '" + text + "': " + label.group(1) + " is a label that the metrics have themselves");
            } else if (labels.put(label.group(1), label.group(2)) != null) {
                problems.add(option + " names " + label.group(1) + " twice");
            }
        }
        return Collections.unmodifiableMap(labels);
    }

    private static boolean isOwn(String name) {
        return HistoryWriter.families().stream().map(MetricFamily::labelNames).anyMatch(names -> names.contains(name));
    }
}
