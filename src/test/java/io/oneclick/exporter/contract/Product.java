package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.SourceException;
import java.util.HashMap;
import java.util.Map;

/** The product without agent and process: a real database through the source and all collectors to series. */
final class Product implements AutoCloseable {

    private final BitbucketSource source;

    Product(TestDatabase database, Map<Setting<?>, String> settings) throws InvalidSettingsException {
        Map<Setting<?>, String> all = new HashMap<>(settings.isEmpty() ? Map.of(Setting.TIMEZONE, "UTC") : settings);
        all.put(Setting.DATABASE_URL, database.url());
        source = new BitbucketSource(new SettingsReader(all, Map.of(), null).read(), StatementListener.NONE);
    }

    Snapshot read() throws SourceException {
        return source.read();
    }

    Series series() throws SourceException {
        Snapshot snapshot = read();
        Series series = new Series();
        for (Collector collector : Collectors.all()) {
            series.put(collector.collect(snapshot));
        }
        return series;
    }

    @Override
    public void close() {
        source.close();
    }
}
