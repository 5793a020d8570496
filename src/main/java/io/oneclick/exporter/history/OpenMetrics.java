package io.oneclick.exporter.history;

import io.oneclick.exporter.collector.MetricFamily;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** OpenMetrics text with timestamps. */
final class OpenMetrics {

    private static final int BUFFER = 1 << 16;

    private final Writer out;
    private final Map<String, String> labels;

    /** @param labels are added to every series */
    OpenMetrics(OutputStream out, Map<String, String> labels) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.labels = labels;
    }

    /** The lines before the samples of a family. */
    void begin(MetricFamily family) throws IOException {
        String help = family.help().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        out.write("# TYPE " + family.name() + " " + family.type().name().toLowerCase(Locale.ROOT) + "\n");
        out.write("# HELP " + family.name() + " " + help + "\n");
    }

    /** The name and labels of a series, as each of its samples begins; a null value is no label. */
    String series(MetricFamily family, List<Object> values) {
        SortedMap<String, String> all = new TreeMap<>(labels);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                all.put(family.labelNames().get(i), values.get(i).toString());
            }
        }
        StringBuilder text = new StringBuilder(family.name());
        char separator = '{';
        for (Map.Entry<String, String> label : all.entrySet()) {
            text.append(separator).append(label.getKey()).append("=\"");
            text.append(escaped(label.getValue())).append('"');
            separator = ',';
        }
        return text.append("} ").toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** @param time a whole second */
    void sample(String series, double value, Instant time) throws IOException {
        out.write(series);
        out.write(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
        out.write(' ');
        out.write(Long.toString(time.getEpochSecond()));
        out.write('\n');
    }

    /** The end of the text; without it, a reader rejects the text as incomplete. */
    void end() throws IOException {
        out.write("# EOF\n");
    }

    void flush() throws IOException {
        out.flush();
    }
}
