package io.oneclick.exporter.bench;

import io.oneclick.exporter.cli.Command;
import io.oneclick.exporter.cli.Invocation;
import io.oneclick.exporter.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** Measures the exporter on an embedded database. */
public final class BenchCommand implements Command {

    private static final String SIZE = "--size";
    private static final String PROJECTS = "--projects";
    private static final String REPOSITORIES = "--repositories";
    private static final String PULL_REQUESTS = "--pull-requests";
    private static final String OPEN = "--open";
    private static final String RUNS = "--runs";

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String description() {
        return "Measures the exporter on its own PostgreSQL with generated rows, and prints one table.";
    }

    @Override
    public OptionSpec[] options() {
        return new OptionSpec[] {
            option(SIZE, "NAME", String.class, "seed, large or huge; the options below change one number of it")
                    .defaultValue("seed")
                    .build(),
            option(PROJECTS, "N", Integer.class, "Projects").build(),
            option(REPOSITORIES, "N", Integer.class, "Repositories").build(),
            option(PULL_REQUESTS, "N", Integer.class, "Pull requests").build(),
            option(OPEN, "N", Integer.class, "Open pull requests among them").build(),
            option(
                            RUNS,
                            "N",
                            Integer.class,
                            "Number of launches; four times as many refreshes are measured. The table shows medians")
                    .defaultValue("5")
                    .build()
        };
    }

    private static OptionSpec.Builder option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(description);
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException, InterruptedException {
        Size size = size(invocation);
        int runs = value(invocation, RUNS, 5);
        PrintWriter out = invocation.out();
        out.println("Loading " + size);
        out.flush();
        long start = System.nanoTime();
        Path directory = null;
        try (BenchDatabase database = BenchDatabase.load(size)) {
            out.println(
                    "Loaded in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
            directory = Files.createTempDirectory("oneclick-bench-");
            Report report = new Benchmark(database, new Launcher(directory), runs, out).run();
            out.println();
            out.printf(
                    "%s; PostgreSQL %s, Java %s, %d processors%n%n",
                    size,
                    database.version(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            report.print(out);
            Launcher.clean(directory);
            return 0;
        } catch (IOException | SQLException failure) {
            out.println("The benchmark failed: " + failure.getMessage());
            out.println("The log of the exporter is in " + directory);
            out.flush();
            return 1;
        }
    }

    private static Size size(Invocation invocation) throws InvalidSettingsException {
        try {
            Size named = Size.named(value(invocation, SIZE, "seed"));
            return new Size(
                    value(invocation, PROJECTS, named.projects()),
                    value(invocation, REPOSITORIES, named.repositories()),
                    value(invocation, PULL_REQUESTS, named.pullRequests()),
                    value(invocation, OPEN, named.open()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(List.of("bench: " + e.getMessage()));
        }
    }

    private static <T> T value(Invocation invocation, String option, T otherwise) {
        T value = otherwise;
        for (var parsed : invocation.chain()) {
            value = parsed.matchedOptionValue(option, value);
        }
        return value;
    }
}
