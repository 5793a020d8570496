package io.oneclick.exporter.history;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.TimeSpan;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Writes the past of a code host: the families whose declaration says that the past is known, computed by the same collectors as
 * for a refresh.
 */
public final class HistoryWriter {

    /** The label of what is counted by repository if the settings say so. */
    private static final String REPOSITORY = "stash_repo";

    private final Settings settings;
    private final Steps steps;
    private final Map<String, String> labels;
    private final DoubleConsumer progress;
    private final List<Collector> collectors = Collectors.all().stream()
            .filter(collector -> !past(collector).isEmpty())
            .toList();

    /**
     * @param labels are added to every series
     * @param progress gets the share that is done, repeatedly
     */
    public HistoryWriter(Settings settings, Steps steps, Map<String, String> labels, DoubleConsumer progress) {
        this.settings = settings;
        this.steps = steps;
        this.labels = labels;
        this.progress = progress;
    }

    /** The earliest instant that these minutes need: the start of the first minute's longest window. */
    public static Instant since(Steps steps, Settings settings) {
        return Stream.concat(
                        settings.get(Setting.FLOW_WINDOWS).stream().map(TimeSpan::length),
                        Stream.of(settings.get(Setting.CLOSED_WINDOW)))
                .max(Duration::compareTo)
                .map(steps.first()::minus)
                .orElseThrow();
    }

    /** The families that are written. */
    public static List<MetricFamily> families() {
        return Collectors.all().stream()
                .flatMap(collector -> past(collector).stream())
                .toList();
    }

    private static List<MetricFamily> past(Collector collector) {
        return collector.declaration().families().stream()
                .filter(MetricFamily::hasPast)
                .toList();
    }

    /** Writes everything, but does not publish the file. Returns the number of samples. */
    public long write(Past past, NewFile file) throws IOException {
        try (Spool spool = new Spool(file.beside())) {
            long samples = spool(past, spool);
            OpenMetrics out = new OpenMetrics(Channels.newOutputStream(file.channel()), labels);
            for (MetricFamily family : families()) {
                out.begin(family);
                out.flush();
                spool.copy(family.name(), file.channel());
            }
            out.end();
            out.flush();
            return samples;
        }
    }

    /** Goes through time once for each scope, and computes the values of all families. */
    private long spool(Past past, Spool spool) throws IOException {
        Map<FlowBy, List<Collector>> groups =
                collectors.stream().collect(java.util.stream.Collectors.groupingBy(this::by));
        OpenMetrics out = new OpenMetrics(spool.out(), labels);
        long samples = 0;
        double begun = 0;
        for (Map.Entry<FlowBy, List<Collector>> group : groups.entrySet()) {
            Collection<PastScope> scopes = PastScope.of(past, group.getKey());
            double share = 1.0 / groups.size() / scopes.size();
            for (PastScope scope : scopes) {
                for (SeriesTable table : tables(scope, group.getValue(), begun, share)) {
                    samples += table.write(steps, out);
                    out.flush();
                    spool.mark(table.family().name());
                }
                begun += share;
            }
        }
        return samples;
    }

    private FlowBy by(Collector collector) {
        boolean canBeByRepository =
                collector.declaration().labels().stream().map(Column::label).anyMatch(REPOSITORY::equals);
        return canBeByRepository ? settings.get(Setting.FLOW_BY) : FlowBy.PROJECT;
    }

    private List<SeriesTable> tables(PastScope scope, List<Collector> own, double begun, double share) {
        int count = (int) steps.count();
        Map<Collector, List<SeriesTable>> tables = new LinkedHashMap<>();
        for (Collector collector : own) {
            tables.put(
                    collector,
                    past(collector).stream()
                            .map(family -> new SeriesTable(family, count))
                            .toList());
        }
        Sweep sweep = new Sweep(scope, settings);
        for (int i = 0; i < count; i++) {
            Snapshot snapshot = sweep.at(steps.at(i));
            int step = i;
            tables.forEach((collector, its) -> {
                List<?> rows = collector.collect(snapshot).rows();
                its.forEach(table -> table.put(step, rows));
            });
            progress.accept(begun + share * (i + 1) / count);
        }
        return tables.values().stream().flatMap(List::stream).toList();
    }
}
