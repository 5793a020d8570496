package io.oneclick.exporter.cli;

import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.SourceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether values have become too old, and whether a file with settings has changed. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Control control;
    private final Refresher refresher;
    private final Path file;
    private final WatchedFiles watched;
    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "oneclick-housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    /** @param file the properties file, or null for none */
    Housekeeping(Control control, Refresher refresher, Path file) {
        this.control = control;
        this.refresher = refresher;
        this.file = file;
        this.watched = new WatchedFiles(files());
    }

    void start() {
        worker.scheduleWithFixedDelay(this::expire, 1, 1, TimeUnit.SECONDS);
        worker.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
    }

    private void expire() {
        refresher.expire(control.settings().get(Setting.STALE_AFTER));
    }

    private List<Path> files() {
        Settings settings = control.settings();
        return Stream.of(file, settings.get(Setting.DATABASE_PASSWORD_FILE))
                .filter(Objects::nonNull)
                .toList();
    }

    private void watch() {
        if (!watched.haveChanged(files())) {
            return;
        }
        try {
            control.reload();
        } catch (InvalidSettingsException | SourceException | RuntimeException e) {
            LOG.warn("{} changed, and everything stays as it was: {}", files(), e.getMessage());
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
