package io.oneclick.exporter.cli;

import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.Setting;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every second whether values have become too old, whether a file with settings has changed, and whether the
 * agent still has rules.
 */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Control control;
    private final Refresher refresher;
    private final SettingsWatch watch;
    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "oneclick-housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    /** @param file the properties file, or null for none */
    Housekeeping(Control control, Refresher refresher, Path file, Time time) {
        this.control = control;
        this.refresher = refresher;
        this.watch = new SettingsWatch(control, file, time);
    }

    void start() {
        everySecond(() -> refresher.expire(control.settings().get(Setting.STALE_AFTER)));
        everySecond(watch::look);
        AgentConfigurationWatch.ofThisProcess().ifPresent(configuration -> everySecond(configuration::look));
    }

    private void everySecond(Runnable look) {
        worker.scheduleWithFixedDelay(new Guarded(look), 1, 1, TimeUnit.SECONDS);
    }

    /** An uncaught exception would end the schedule. A repeated exception is logged once, not every second. */
    private static final class Guarded implements Runnable {

        private final Runnable look;
        private String problem;

        Guarded(Runnable look) {
            this.look = look;
        }

        @Override
        public void run() {
            try {
                look.run();
                problem = null;
            } catch (RuntimeException e) {
                if (!e.toString().equals(problem)) {
                    LOG.warn("Housekeeping failed: unexpected {}", e, e);
                }
                problem = e.toString();
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
