package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.history.HistoryWriter;
import io.oneclick.exporter.history.NewFile;
import io.oneclick.exporter.history.Steps;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The product without agent and process: a real database through the source and all collectors to series. */
final class Product implements AutoCloseable {

    private final Settings settings;
    private final BitbucketSource source;
    private final Map<String, String> lacks = new TreeMap<>();

    Product(TestDatabase database, Map<Setting<?>, String> settings) throws InvalidSettingsException {
        Map<Setting<?>, String> all = new HashMap<>(settings.isEmpty() ? Map.of(Setting.TIMEZONE, "UTC") : settings);
        all.put(Setting.DATABASE_URL, database.url());
        this.settings = new SettingsReader(all, Map.of(), null).read();
        this.source = new BitbucketSource(this.settings, StatementListener.NONE, new Logins(System::nanoTime));
    }

    Snapshot read() throws SourceException {
        return source.read(Extent.ALL);
    }

    /** The series of the six families. */
    Series series() throws SourceException {
        return series(Series.HELP.keySet());
    }

    /** The series of the flow families. */
    Series flow() throws SourceException {
        return series(Series.FLOW);
    }

    /** The series of these families. */
    Series series(Set<String> families) throws SourceException {
        Snapshot snapshot = read();
        Series series = new Series();
        lacks.clear();
        for (Collector collector : Collectors.all()) {
            try {
                series.put(collector.collect(snapshot), families);
            } catch (MissingPartException e) {
                lacks.put(collector.name(), e.getMessage());
            }
        }
        return series;
    }

    /** The history up to {@code last}, in a new file. */
    WrittenHistory history(Path path, Instant first, Instant last, Duration step) throws SourceException, IOException {
        try (NewFile file = NewFile.at(path)) {
            Steps steps = new Steps(first, last, step);
            Past past = source.past(HistoryWriter.since(steps, settings), rows -> {});
            new HistoryWriter(settings, steps, Map.of(), share -> {}).write(past, file);
            file.publish();
        }
        return new WrittenHistory(path, first, last);
    }

    /** Why collectors gave nothing at the last reading, by their names. */
    Map<String, String> lacks() {
        return lacks;
    }

    @Override
    public void close() {
        source.close();
    }
}
