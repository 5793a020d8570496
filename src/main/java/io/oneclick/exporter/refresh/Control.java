package io.oneclick.exporter.refresh;

import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator can see of the running exporter and do with it, and the settings it runs under. */
public final class Control {

    private static final Logger LOG = LoggerFactory.getLogger(Control.class);

    private final SettingsReader reader;
    private final Function<Settings, Source> sources;
    private final Refresher refresher;
    private final Consumer<LogLevel> log;
    private volatile Settings settings;

    /**
     * @param reader reads the settings again at each reload
     * @param settings those in force now
     * @param sources makes the source that is read under given settings
     * @param log is told each change of the log level
     */
    public Control(
            SettingsReader reader,
            Settings settings,
            Function<Settings, Source> sources,
            Refresher refresher,
            Consumer<LogLevel> log) {
        this.reader = reader;
        this.settings = settings;
        this.sources = sources;
        this.refresher = refresher;
        this.log = log;
    }

    public Settings settings() {
        return settings;
    }

    public String sourceName() {
        return refresher.source().name();
    }

    public Connections connections() {
        return refresher.source().connections();
    }

    public Status status() {
        return refresher.status();
    }

    /** The age of the values: the time since the last good refresh, or null before the first. */
    public Duration age() {
        return refresher.age();
    }

    public MissingReports missingReports() {
        return refresher.missingReports();
    }

    /** Reads the source now, or joins a refresh that is reading; waits for the end. */
    public Outcome refresh() {
        return refresher.refresh();
    }

    /** Refreshes no more by itself. */
    public void pause() {
        refresher.pause();
    }

    /** Refreshes by itself again. */
    public void resume() {
        refresher.resume();
    }

    public boolean isPaused() {
        return refresher.isPaused();
    }

    /**
     * Changes the time from one refresh to the next, until the next reload.
     *
     * @throws IllegalArgumentException with the rule, if it may not be that long
     */
    public synchronized void interval(Duration interval) {
        settings = settings.with(Setting.INTERVAL, interval);
        refresher.interval(interval);
    }

    /** Changes how much is logged, until the next reload. */
    public synchronized void logLevel(LogLevel level) {
        settings = settings.with(Setting.LOG_LEVEL, level);
        log.accept(level);
    }

    /**
     * Takes over the settings as environment and file have them now, and refreshes under them; returns what changed and what
     * the refresh found. If it throws, everything stays as it was.
     *
     * @throws SourceException if the source cannot be read under the new settings
     */
    public synchronized String reload() throws InvalidSettingsException, SourceException {
        Settings before = settings;
        Settings read = reader.read();
        Settings after = read.withoutRestart(before);
        Outcome outcome =
                after.needsNewSource(before) ? refresher.replaceSource(sources.apply(after)) : refresher.refresh();
        settings = after;
        refresher.interval(after.get(Setting.INTERVAL));
        log.accept(after.get(Setting.LOG_LEVEL));
        String changes = read.changesFrom(before);
        LOG.info("Reloaded: {}", changes);
        after.warnings().forEach(warning -> LOG.warn("Settings: {}", warning));
        return changes + "; " + outcome.text();
    }

    /** How the database answers each statement of a refresh, as text for people. */
    public String explain() throws SourceException {
        return refresher.source().explain();
    }
}
