package io.oneclick.exporter.cli;

import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the exporter until the process is told to end. */
public final class RunCommand implements Command {

    /** A close that hangs, say on a network that swallows everything, must not keep the process. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String description() {
        return "Runs the exporter in the foreground until it is told to end.";
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
    public int execute(Invocation invocation) throws InvalidSettingsException, InterruptedException {
        return run(invocation.settings());
    }

    /** Blocks for ever: a signal ends the process, after a last line in the log. */
    public static int run(SettingsReader reader) throws InvalidSettingsException, InterruptedException {
        Log log = Log.install(LogLevel.INFO);
        Exporter exporter = new Exporter(
                reader,
                ManagementFactory.getPlatformMBeanServer(),
                Time.system(),
                settings -> log.level(settings.get(Setting.LOG_LEVEL)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(exporter, log), "oneclick-stop"));
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
            closing.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.last("Stopped");
    }
}
