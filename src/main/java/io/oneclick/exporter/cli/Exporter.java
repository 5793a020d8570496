package io.oneclick.exporter.cli;

import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.jmx.BeanTree;
import io.oneclick.exporter.jmx.CollectorBean;
import io.oneclick.exporter.jmx.Console;
import io.oneclick.exporter.jmx.ExporterBean;
import io.oneclick.exporter.jmx.Notifications;
import io.oneclick.exporter.jmx.PoolBean;
import io.oneclick.exporter.jmx.Registry;
import io.oneclick.exporter.refresh.Outcome;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exporter, wired: source, collectors, refresher, beans, and the settings they run under. */
public final class Exporter implements Console, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    private final String version = Build.load().version();
    private final SettingsReader reader;
    private final Consumer<LogLevel> log;
    private final Instant startedAt;
    private final Registry registry;
    private final Notifications notifications;
    private final Refresher refresher;
    private final Housekeeping housekeeping;
    private volatile Settings settings;

    /**
     * @param reader reads the settings now, and again at each reload
     * @param log is told the log level
     * @throws InvalidSettingsException if the settings cannot be used
     */
    public Exporter(SettingsReader reader, MBeanServer server, Clock clock, Consumer<LogLevel> log)
            throws InvalidSettingsException {
        this.reader = reader;
        this.log = log;
        this.settings = reader.read();
        log.accept(settings.get(Setting.LOG_LEVEL));
        this.startedAt = clock.instant();
        List<Collector> collectors = Collectors.all();
        this.registry = new Registry(server);
        this.notifications = new Notifications(clock);
        this.refresher = new Refresher(
                new BitbucketSource(settings),
                collectors,
                new BeanTree(registry, collectors),
                notifications,
                settings.get(Setting.INTERVAL),
                clock);
        this.housekeeping = new Housekeeping(this, reader.file());
        PoolBean.register(registry, () -> refresher.source().connections());
        CollectorBean.register(registry, collectors, refresher);
        ExporterBean.register(registry, this, notifications, clock);
    }

    public void start() {
        LOG.info(
                "Version {}, reading {} every {} s",
                version,
                sourceName(),
                settings.get(Setting.INTERVAL).toSeconds());
        warn();
        refresher.start();
        housekeeping.start();
    }

    private void warn() {
        settings.warnings().forEach(warning -> LOG.warn("Settings: {}", warning));
    }

    @Override
    public synchronized String reload() throws InvalidSettingsException, SourceException {
        Settings before = settings;
        Settings read = reader.read();
        Settings after = read.withoutRestart(before);
        Outcome outcome;
        if (after.needsNewSource(before)) {
            outcome = refresher.replaceSource(new BitbucketSource(after));
        } else {
            outcome = refresher.refresh();
        }
        settings = after;
        refresher.interval(after.get(Setting.INTERVAL));
        log.accept(after.get(Setting.LOG_LEVEL));
        String changes = read.changesFrom(before);
        LOG.info("Reloaded: {}", changes);
        warn();
        return changes + "; " + outcome.text();
    }

    @Override
    public String explain() throws SourceException {
        return refresher.source().explain();
    }

    @Override
    public synchronized void interval(Duration interval) {
        settings = settings.with(Setting.INTERVAL, interval);
        refresher.interval(interval);
    }

    @Override
    public synchronized void logLevel(LogLevel level) {
        settings = settings.with(Setting.LOG_LEVEL, level);
        log.accept(level);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String sourceName() {
        return refresher.source().name();
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Refresher refresher() {
        return refresher;
    }

    @Override
    public void close() {
        housekeeping.close();
        refresher.close();
        notifications.close();
        registry.close();
    }
}
