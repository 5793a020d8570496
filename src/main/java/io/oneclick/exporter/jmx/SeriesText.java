package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.MetricFamily;
import java.util.List;

/**
 * A series as the text that the agent's rules split: name, value, HELP, then a name and a value for each label. Each
 * part ends with U+0000, which no text of PostgreSQL can contain, so the parts are correct for any label.
 */
final class SeriesText {

    private static final char END = '\0';

    private SeriesText() {}

    /** @param series the label values in the order of the family's label names, then the value */
    static String of(MetricFamily family, Object[] series) {
        List<String> names = family.labelNames();
        StringBuilder text = new StringBuilder();
        add(text, family.name());
        add(text, series[names.size()]);
        add(text, family.help());
        for (int i = 0; i < names.size(); i++) {
            if (series[i] != null) {
                add(text, names.get(i));
                add(text, series[i]);
            }
        }
        return text.toString();
    }

    private static void add(StringBuilder text, Object part) {
        text.append(part).append(END);
    }
}
