package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.SourceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The product without agent and process: a real database through the source and all collectors to series. */
final class Product implements AutoCloseable {

    private final BitbucketSource source;
    private final Map<String, String> lacks = new TreeMap<>();

    Product(TestDatabase database, Map<Setting<?>, String> settings) throws InvalidSettingsException {
        Map<Setting<?>, String> all = new HashMap<>(settings.isEmpty() ? Map.of(Setting.TIMEZONE, "UTC") : settings);
        all.put(Setting.DATABASE_URL, database.url());
        source = new BitbucketSource(
                new SettingsReader(all, Map.of(), null).read(), StatementListener.NONE, new Logins(System::nanoTime));
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

    private Series series(Set<String> families) throws SourceException {
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

    /** Why collectors gave nothing at the last reading, by their names. */
    Map<String, String> lacks() {
        return lacks;
    }

    @Override
    public void close() {
        source.close();
    }
}
