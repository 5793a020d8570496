package io.oneclick.exporter.cli;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.refresh.ClockSkew;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.io.PrintWriter;
import java.util.List;

/** Says whether the settings and the database are as they must be, and what a refresh would publish. */
final class CheckCommand implements Command {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String description() {
        return "Connects with the given settings, changes nothing, and says what it finds, what a refresh would publish and"
                + " what is wrong. Exit code 0, or 1 where something is.";
    }

    @Override
    public List<Setting<?>> settings() {
        return Setting.all();
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException {
        Settings settings = invocation.read();
        Log.install(
                settings.get(Setting.LOG_LEVEL).compareTo(LogLevel.INFO) > 0
                        ? settings.get(Setting.LOG_LEVEL)
                        : LogLevel.ERROR);
        Report report = new Report(invocation.out());
        try (Source source = CodeHost.open(settings)) {
            settings.warnings().forEach(warning -> report.add(Finding.problem(warning)));
            source.check().forEach(report::add);
            long start = System.nanoTime();
            Snapshot snapshot = source.read();
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            report.add(Finding.fine(
                    "Read in " + milliseconds + " ms: " + snapshot.projects().size() + " projects, "
                            + snapshot.repositories().size() + " repositories, "
                            + snapshot.open().count()
                            + " open and " + snapshot.closed().count() + " just closed pull requests"));
            ClockSkew.inFuture(snapshot).ifPresent(skew -> report.add(Finding.problem(skew)));
            snapshot.skippedRows()
                    .forEach(rows -> report.add(Finding.fine(
                            "Left out " + rows.count() + " " + rows.kind() + ", for example " + rows.example())));
            Collectors.all().forEach(collector -> publish(collector, snapshot, report));
        } catch (SourceException e) {
            report.add(Finding.problem(e.getMessage()));
        }
        return report.end();
    }

    private static void publish(Collector collector, Snapshot snapshot, Report report) {
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

    /** Prints findings as they come and remembers whether one is a problem. */
    private static final class Report {

        private final PrintWriter out;
        private int problems;

        Report(PrintWriter out) {
            this.out = out;
        }

        void add(Finding finding) {
            problems += finding.isProblem() ? 1 : 0;
            out.println((finding.isProblem() ? "PROBLEM  " : "ok       ") + finding.text());
        }

        int end() {
            out.println(problems == 0 ? "All is well." : problems + " to mend, see above.");
            out.flush();
            return problems == 0 ? 0 : 1;
        }
    }
}
