package io.oneclick.exporter.refresh;

import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import io.oneclick.exporter.source.Sources;
import io.oneclick.exporter.sql.Definitions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of the running exporter for the operator, the operator's actions, and the settings in force. */
public final class Control {

    private static final Logger LOG = LoggerFactory.getLogger(Control.class);

    private final SettingsReader reader;
    private final Sources sources;
    private final Refresher refresher;
    private final Consumer<Settings> log;
    private final Supplier<Optional<String>> operator;
    private final ReentrantLock explaining = new ReentrantLock();
    private volatile Settings settings;
    private String refusal;

    /**
     * @param reader reads the settings again at each reload
     * @param settings those in force now
     * @param sources opens the source for given settings
     * @param log gets the settings when they change, for level and format of the log
     * @param operator the caller on this thread, for the log; empty if it is the exporter itself
     */
    public Control(
            SettingsReader reader,
            Settings settings,
            Sources sources,
            Refresher refresher,
            Consumer<Settings> log,
            Supplier<Optional<String>> operator) {
        this.reader = reader;
        this.settings = settings;
        this.sources = sources;
        this.refresher = refresher;
        this.log = log;
        this.operator = operator;
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

    /** The results of the refreshes so far. */
    public Results results() {
        return refresher.results();
    }

    /** Reads the source now, or joins a refresh that is reading; waits for the end. */
    public Outcome refresh() {
        LOG.info("Refresh requested{}", by());
        return refresher.refresh();
    }

    /** Pauses scheduled refreshes. */
    public void pause() {
        refresher.pause();
        LOG.info("Paused{}", by());
    }

    /** Resumes scheduled refreshes. */
    public void resume() {
        refresher.resume();
        LOG.info("Resumed{}", by());
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
        take(settings.with(Setting.INTERVAL, interval));
        LOG.info("Interval set to {}{}", settings.text(Setting.INTERVAL), by());
    }

    /** Changes the log level until the next reload. */
    public synchronized void logLevel(LogLevel level) {
        Settings after = settings.with(Setting.LOG_LEVEL, level);
        // Logged under that of the two levels that shows this message.
        if (level.compareTo(LogLevel.INFO) < 0) {
            LOG.info("Log level set to {}{}", after.text(Setting.LOG_LEVEL), by());
            take(after);
        } else {
            take(after);
            LOG.info("Log level set to {}{}", after.text(Setting.LOG_LEVEL), by());
        }
    }

    /**
     * Reads the settings from the environment and the file again, and refreshes with them. Returns the changes and the
     * result of the refresh. If it throws an exception, nothing has changed. A rejected reload is logged, unless the
     * exporter itself repeats it and the reason is the same. Ends the delay after a refused login, because an operator
     * has called this or changed a file.
     *
     * @throws SourceException if the source cannot be read under the new settings
     */
    public synchronized String reload() throws InvalidSettingsException, SourceException {
        sources.tryAtOnce();
        return tryToReload();
    }

    /** As {@link #reload}, after a rejected reload without a change since: respects the delay after a refused login. */
    public synchronized void reloadAgain() throws InvalidSettingsException, SourceException {
        tryToReload();
    }

    private String tryToReload() throws InvalidSettingsException, SourceException {
        try {
            String answer = readAgain();
            refusal = null;
            return answer;
        } catch (InvalidSettingsException e) {
            refused(String.join("; ", e.problems()));
            throw e;
        } catch (SourceException | RuntimeException e) {
            refused(e.getMessage());
            throw e;
        }
    }

    private String readAgain() throws InvalidSettingsException, SourceException {
        Settings before = settings;
        Settings read = reader.read();
        Settings after = read.withoutRestart(before);
        Definitions definitions = Definitions.read(after);
        boolean isOtherSource = after.needsNewSource(before);
        SqlMetrics sqlMetrics = refresher.sqlMetrics();
        String changes = read.changesFrom(before) + (sqlMetrics.differ(definitions) ? ", own SQL changed" : "");
        Outcome outcome;
        try {
            sqlMetrics.hold();
            outcome = isOtherSource ? refresher.replaceSource(sources.open(after)) : refresher.refresh();
            sqlMetrics.replace(definitions, after, refresher.source(), isOtherSource);
        } finally {
            sqlMetrics.release();
        }
        take(after);
        LOG.info("Reloaded{}: {}", by(), changes);
        after.warnings().forEach(warning -> LOG.warn("Settings: {}", warning));
        String incomplete = sqlMetrics.incomplete();
        return changes + "; " + outcome.text() + (incomplete.isEmpty() ? "" : "; " + incomplete);
    }

    private void refused(String reason) {
        if (operator.get().isPresent() || !reason.equals(refusal)) {
            LOG.warn("Reload{} refused, nothing changed: {}", by(), reason);
        }
        refusal = reason;
    }

    private void take(Settings after) {
        settings = after;
        refresher.interval(after.get(Setting.INTERVAL));
        log.accept(after);
    }

    /**
     * The plan and the time of each statement of a refresh, as text. Only one call at a time, because the refresh needs
     * the other connection.
     *
     * @throws IllegalStateException while another call runs
     */
    public String explain() throws SourceException {
        if (!explaining.tryLock()) {
            throw new IllegalStateException("Another explain() is running: call again when it has ended");
        }
        try {
            LOG.info("Query plans requested{}", by());
            return refresher.sqlMetrics().alone(() -> explanation(refresher.source()));
        } finally {
            explaining.unlock();
        }
    }

    private String explanation(Source source) throws SourceException {
        return source.explain() + refresher.sqlMetrics().explain(source);
    }

    private String by() {
        return operator.get().map(name -> " by " + name).orElse("");
    }
}
