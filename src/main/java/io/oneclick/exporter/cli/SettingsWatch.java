package io.oneclick.exporter.cli;

import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.SourceException;
import io.oneclick.exporter.sql.Definitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reloads when a file with settings or own SQL has changed. A rejected change is tried again after each failed refresh
 * and every minute until it applies: a password is often changed in the file first and in the database later. These
 * attempts respect the delays after refused logins.
 */
final class SettingsWatch {

    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final Control control;
    private final Path file;
    private final Time time;
    private final WatchedFiles watched;
    private boolean isRefused;
    private long lastTry;
    private long failuresAtLastTry;

    /** @param file the properties file, or null for none */
    SettingsWatch(Control control, Path file, Time time) {
        this.control = control;
        this.file = file;
        this.time = time;
        this.watched = new WatchedFiles(files());
    }

    /** Checks the files once, and reloads if necessary. */
    void look() {
        if (watched.haveChanged(files())) {
            reload(control::reload);
        } else if (isRefused && isTimeToTryAgain()) {
            reload(control::reloadAgain);
        }
    }

    private boolean isTimeToTryAgain() {
        return failures() != failuresAtLastTry || time.since(lastTry).compareTo(BETWEEN_TRIES) >= 0;
    }

    private interface Reload {
        void run() throws InvalidSettingsException, SourceException;
    }

    private void reload(Reload reload) {
        try {
            reload.run();
            isRefused = false;
        } catch (InvalidSettingsException | SourceException | RuntimeException e) {
            // The control has logged the reason.
            isRefused = true;
        }
        lastTry = time.mark();
        failuresAtLastTry = failures();
    }

    private long failures() {
        return control.results().status().refresh().failures();
    }

    private List<Path> files() {
        Settings settings = control.settings();
        return Stream.concat(
                        Stream.of(file, settings.get(Setting.DATABASE_PASSWORD_FILE))
                                .filter(Objects::nonNull),
                        Definitions.files(settings.get(Setting.SQL_METRICS)).stream())
                .toList();
    }
}
