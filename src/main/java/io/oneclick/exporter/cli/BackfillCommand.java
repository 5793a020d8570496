package io.oneclick.exporter.cli;

import io.oneclick.exporter.history.HistoryWriter;
import io.oneclick.exporter.history.NewFile;
import io.oneclick.exporter.history.Steps;
import io.oneclick.exporter.log.Log;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.settings.FileProblem;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the metrics of past minutes, to be imported into Prometheus. */
final class BackfillCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillCommand.class);
    private static final String OUTPUT = "--output";
    private static final String LABEL = "--label";

    @Override
    public String name() {
        return "backfill";
    }

    @Override
    public String description() {
        return "Reads the database once and writes what it still knows about the past as OpenMetrics text, for promtool tsdb"
                + " create-blocks-from openmetrics.";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(
                Setting.DATABASE_URL,
                Setting.DATABASE_PASSWORD_FILE,
                Setting.TIMEZONE,
                Setting.CLOSED_WINDOW,
                Setting.FLOW_WINDOWS,
                Setting.FLOW_BY,
                Setting.STATEMENT_TIMEOUT,
                Setting.REFRESH_TIMEOUT,
                Setting.LOG_LEVEL);
    }

    @Override
    public OptionSpec[] options() {
        return new OptionSpec[] {
            OptionSpec.builder(BackfillRange.FROM)
                    .paramLabel("TIME")
                    .type(String.class)
                    .description("The first minute: 2026-08-01, or 2026-08-01T09:30 in the zone of --timezone, or"
                            + " 2026-08-01T09:30Z. Required.")
                    .build(),
            OptionSpec.builder(BackfillRange.TO)
                    .paramLabel("TIME")
                    .type(String.class)
                    .description("The end: no sample is later. Default: now.")
                    .build(),
            OptionSpec.builder(BackfillRange.STEP)
                    .paramLabel("DURATION")
                    .type(String.class)
                    .description("Time from one sample of a series to the next: whole minutes. Default: "
                            + BackfillRange.DEFAULT_STEP + ".")
                    .build(),
            OptionSpec.builder(LABEL)
                    .paramLabel("NAME=VALUE")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description(
                            "A label that is added to every series. Give those that Prometheus adds when it scrapes, such as"
                                    + " job=oneclick and instance=localhost:8000. Repeatable.")
                    .build(),
            OptionSpec.builder(OUTPUT)
                    .paramLabel("FILE")
                    .type(Path.class)
                    .description("The new file. Default: history.om.")
                    .build()
        };
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException {
        Settings settings = invocation.read();
        BackfillRange range = new BackfillRange(settings.get(Setting.TIMEZONE), Instant.now());
        Steps steps = range.steps(
                invocation.option(BackfillRange.FROM, null),
                invocation.option(BackfillRange.TO, null),
                invocation.option(BackfillRange.STEP, BackfillRange.DEFAULT_STEP));
        List<String> problems = new ArrayList<>(range.problems());
        Map<String, String> labels = SeriesLabels.of(LABEL, invocation.option(LABEL, List.of()), problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        Path output = invocation.option(OUTPUT, Path.of("history.om"));
        Log.install(settings.get(Setting.LOG_LEVEL));
        Progress progress = Progress.onTerminal();
        try {
            long samples = write(output, settings, steps, labels, progress);
            LOG.info("Wrote {} samples to {}", samples, output.toAbsolutePath());
            return 0;
        } catch (SourceException e) {
            LOG.error("{}", e.getMessage());
        } catch (FileAlreadyExistsException e) {
            LOG.error("{} exists and is not replaced: give another --output, or remove the file", output);
        } catch (IOException e) {
            LOG.error("{} cannot be written: {}", output, FileProblem.of(e));
        }
        return 1;
    }

    private static long write(
            Path output, Settings settings, Steps steps, Map<String, String> labels, Progress progress)
            throws IOException, SourceException {
        try (NewFile file = NewFile.at(output)) {
            Past past = past(settings, steps, progress);
            HistoryWriter writer = new HistoryWriter(settings, steps.until(past.readAt()), labels, progress::wrote);
            long samples = writer.write(past, file);
            file.publish();
            return samples;
        } finally {
            progress.end();
        }
    }

    /** Closes the connection before anything is computed. */
    private static Past past(Settings settings, Steps steps, Progress progress) throws SourceException {
        try (Source source = CodeHost.openOnce(settings)) {
            return source.past(HistoryWriter.since(steps, settings), progress::read);
        }
    }
}
