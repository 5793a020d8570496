package io.oneclick.exporter.cli;

import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.log.Log;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.SourceException;
import io.oneclick.exporter.sql.Definitions;
import io.oneclick.exporter.sql.SqlCheck;
import io.oneclick.exporter.sql.SqlCollector;
import java.util.List;
import java.util.stream.Stream;

/** Checks the settings and the database, and reports what a refresh would publish. */
final class CheckCommand implements Command {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String description() {
        return "Connects with the given settings and changes nothing. Reports what it finds, what a refresh would"
                + " publish, and what is wrong or probably unintended. Exit code 1 if something is wrong, else 0.";
    }

    @Override
    public List<Setting<?>> settings() {
        return Setting.all();
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException {
        Settings settings = invocation.read();
        Definitions own = Definitions.read(settings);
        Log.install(
                settings.get(Setting.LOG_LEVEL).compareTo(LogLevel.INFO) > 0
                        ? settings.get(Setting.LOG_LEVEL)
                        : LogLevel.ERROR);
        CheckReport report = new CheckReport(invocation.out());
        try (BitbucketSource source = CodeHost.openOnce(settings)) {
            Stream.of(invocation.settings().warnings(), settings.warnings())
                    .flatMap(List::stream)
                    .forEach(warning -> report.add(Finding.warning(warning)));
            source.check().forEach(report::add);
            long start = System.nanoTime();
            Snapshot snapshot = source.read(Extent.ALL);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            report.add(Finding.fine(
                    "Read in " + milliseconds + " ms: " + snapshot.projects().size() + " projects, "
                            + snapshot.repositories().size() + " repositories, "
                            + snapshot.open().count()
                            + " open and " + snapshot.closed().count() + " recently closed pull requests"));
            report.add(ChangeAge.of(snapshot, settings.get(Setting.TIMEZONE)));
            snapshot.skippedRows()
                    .forEach(rows -> report.add(Finding.fine(
                            "Skipped " + rows.count() + " " + rows.kind() + ", for example " + rows.example())));
            Collectors.all().forEach(collector -> publish(collector, snapshot, report));
            for (SqlCollector collector : own.collectors()) {
                new SqlCheck(settings).of(collector, source.database()).forEach(report::add);
            }
        } catch (SourceException e) {
            report.add(Finding.problem(e.getMessage()));
        }
        return report.end();
    }

    private static void publish(Collector collector, Snapshot snapshot, CheckReport report) {
        try {
            Collected collected = collector.collect(snapshot);
            for (MetricFamily family : collected.declaration().families()) {
                int series = family.series(collected.rows()).size();
                report.add(Finding.fine(family.name() + ": " + series + " series"));
            }
            if (collected.lack() != null) {
                report.add(Finding.problem("Collector " + collector.name() + ": " + collected.lack()));
            }
        } catch (MissingPartException e) {
            report.add(Finding.problem("Collector " + collector.name() + ": " + e.getMessage()));
        }
    }
}
