package io.oneclick.exporter.cli;

import io.oneclick.exporter.log.Log;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.report.PageWriter;
import io.oneclick.exporter.settings.FileProblem;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.OptionSpec;

/** Writes an HTML page about the pull requests, for people without Grafana. */
final class ReportCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(ReportCommand.class);
    private static final String OUTPUT = "--output";
    private static final String PROJECT = "--project";
    private static final Duration WEEK = Duration.ofDays(7);

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String description() {
        return "Reads the database once and writes a page of HTML about the pull requests of the last 13 weeks.";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(
                Setting.DATABASE_URL,
                Setting.DATABASE_PASSWORD_FILE,
                Setting.TIMEZONE,
                Setting.REPORTS,
                Setting.STATEMENT_TIMEOUT,
                Setting.LOG_LEVEL);
    }

    @Override
    public OptionSpec[] options() {
        return new OptionSpec[] {
            OptionSpec.builder(OUTPUT)
                    .paramLabel("FILE")
                    .type(Path.class)
                    .description("The file to write. Default: report.html.")
                    .build(),
            OptionSpec.builder(PROJECT)
                    .paramLabel("KEY")
                    .type(String.class)
                    .description("Show only this project. Default: all.")
                    .build()
        };
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException {
        Settings settings = invocation
                .read()
                .with(Setting.CLOSED_WINDOW, WEEK)
                .with(Setting.FLOW_WINDOWS, PageWriter.windows())
                .with(Setting.FLOW_BY, FlowBy.PROJECT);
        Path output = invocation.option(OUTPUT, Path.of("report.html"));
        String project = invocation.option(PROJECT, null);
        Log.install(settings.get(Setting.LOG_LEVEL));
        try (Source source = CodeHost.openOnce(settings)) {
            Snapshot snapshot = source.read(Extent.ALL);
            if (project != null && !snapshot.projects().contains(project)) {
                LOG.error("There is no project {}: the projects are {}", project, snapshot.projects());
                return 1;
            }
            write(output, new PageWriter(Build.load().version()).write(snapshot, source.name(), project));
            LOG.info("Wrote {}", output.toAbsolutePath());
            return 0;
        } catch (SourceException e) {
            LOG.error("{}", e.getMessage());
        } catch (IOException e) {
            LOG.error("{} cannot be written: {}", output, FileProblem.of(e));
        }
        return 1;
    }

    /** Replaces the file atomically: readers see either the old page or the new one. */
    private static void write(Path output, String page) throws IOException {
        Path part = output.resolveSibling(
                output.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(part, page);
            Files.move(part, output, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
