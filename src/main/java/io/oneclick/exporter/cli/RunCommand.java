package io.oneclick.exporter.cli;

import io.oneclick.exporter.log.Log;
import io.oneclick.exporter.prometheus.SelfMeasurement;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.OptionSpec;

/** Runs the exporter until the process is terminated. */
public final class RunCommand implements Command {

    private static final String ONCE = "--once";
    private static final String PRINT = "--print";

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String description() {
        return "Runs the exporter in the foreground until it is stopped.";
    }

    @Override
    public List<Setting<?>> settings() {
        return Setting.all();
    }

    @Override
    public boolean serves() {
        return true;
    }

    @Override
    public OptionSpec[] options() {
        return new OptionSpec[] {
            OptionSpec.builder(ONCE)
                    .description(
                            "Refreshes once, pushes to --push-url if it is set, and exits with code 0 if both succeeded, else 1."
                                    + " Opens no port.")
                    .build(),
            OptionSpec.builder(PRINT)
                    .description("With --once: writes the metrics to standard output, in the format of /metrics.")
                    .build()
        };
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException, InterruptedException {
        if (invocation.has(ONCE)) {
            return Once.run(invocation, invocation.has(PRINT));
        }
        if (invocation.has(PRINT)) {
            throw new InvalidSettingsException(List.of(PRINT + " needs " + ONCE));
        }
        return run(invocation.settings());
    }

    /** Blocks until a signal ends the process, after a last line in the log. */
    public static int run(SettingsReader reader) throws InvalidSettingsException, InterruptedException {
        Log log = Log.install(LogLevel.INFO);
        Exporter exporter = new Exporter(
                reader,
                ManagementFactory.getPlatformMBeanServer(),
                Time.system(),
                log::configure,
                SelfMeasurement.inAgent());
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(exporter, log), "oneclick-stop"));
        } catch (IllegalStateException e) {
            return 0; // A signal arrived before: the process is already ending.
        }
        OldGeneration.watch();
        exporter.start();
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(Exporter exporter, Log log) {
        Thread closing = new Thread(exporter::close, "oneclick-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(exporter.longestClose().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.last("Stopped");
    }
}
