package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.model.Snapshot;
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
        source = new BitbucketSource(new SettingsReader(all, Map.of(), null).read());
    }

    Snapshot read() throws SourceException {
        return source.read();
    }

    Series series() throws SourceException {
        Snapshot snapshot = read();
        Series series = new Series();
        for (Collector collector : Collectors.all()) {
            add(collector, collector.collect(snapshot), series);
        }
        return series;
    }

    private static void add(Collector collector, Published published, Series series) {
        for (Object[] row : published.rows()) {
            Map<String, String> labels = new HashMap<>();
            for (int i = 0; i < published.labelCount(); i++) {
                String name = published.columns().get(i).name();
                labels.put(name.equals("state") ? "pr_state" : name, row[i].toString());
            }
            for (int i = published.labelCount(); i < row.length; i++) {
                String column = published.columns().get(i).name();
                double value = ((Number) row[i]).doubleValue();
                switch (collector.type()) {
                    case "PullRequests" ->
                        series.put(
                                column.equals("count") ? "oneclick_pr_num" : "oneclick_pr_missing_report",
                                labels,
                                value);
                    case "ReportResults" -> {
                        labels.put("status", column);
                        series.put("oneclick_result_report", labels, value);
                    }
                    case "OpenPullRequests" -> series.put("oneclick_open_pr_report", labels, value);
                    case "ClosedPullRequests" -> series.put("oneclick_closed_pr_report", labels, value);
                    case "Checks" -> series.put("oneclick_check_summary", labels, value);
                    // Says what is left out of the families above, and is none of the contract's.
                    case "DetailLimit" -> {}
                    default -> throw new AssertionError("a collector the contract does not know: " + collector.type());
                }
            }
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
