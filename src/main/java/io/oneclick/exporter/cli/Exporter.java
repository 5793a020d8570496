package io.oneclick.exporter.cli;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.jmx.Beans;
import io.oneclick.exporter.jmx.BuildInfo;
import io.oneclick.exporter.jmx.CollectorBean;
import io.oneclick.exporter.jmx.ExporterBean;
import io.oneclick.exporter.jmx.JmxClient;
import io.oneclick.exporter.jmx.Notifications;
import io.oneclick.exporter.jmx.PoolBean;
import io.oneclick.exporter.jmx.PushBean;
import io.oneclick.exporter.jmx.Registry;
import io.oneclick.exporter.jmx.SqlBeans;
import io.oneclick.exporter.prometheus.SelfMeasurement;
import io.oneclick.exporter.push.Gateway;
import io.oneclick.exporter.push.Pusher;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.Outcome;
import io.oneclick.exporter.refresh.RefreshListener;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.refresh.SqlMetrics;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.sql.Definitions;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the exporter: source, collectors, refresher, control, beans. */
public final class Exporter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    /** A close that hangs, for example on a network that drops all packets, must not keep the process alive. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_CLOSE_WITH_PUSH = Duration.ofSeconds(5);

    private final String version = Build.load().version();
    private final Registry registry;
    private final Notifications notifications;
    private final Pusher pusher;
    private final Refresher refresher;
    private final Control control;
    private final Housekeeping housekeeping;
    private final List<String> warnings;
    private boolean isClosed;

    /**
     * @param reader reads the settings now, and again at each reload
     * @param log gets the settings when they change
     * @throws InvalidSettingsException if a setting is invalid
     */
    public Exporter(SettingsReader reader, MBeanServer server, Time time, Consumer<Settings> log)
            throws InvalidSettingsException {
        this(reader, server, time, log, SelfMeasurement.NONE);
    }

    /** @param measurement of the exporter itself */
    Exporter(SettingsReader reader, MBeanServer server, Time time, Consumer<Settings> log, SelfMeasurement measurement)
            throws InvalidSettingsException {
        Settings settings = reader.read();
        Definitions definitions = Definitions.read(settings);
        log.accept(settings);
        this.warnings = reader.warnings();
        List<Collector> collectors = Collectors.all();
        this.registry = new Registry(server);
        Beans beans = new Beans(
                registry, collectors.stream().map(Collector::declaration).toList());
        this.notifications = new Notifications(time.wall());
        this.pusher = settings.get(Setting.PUSH_URL) == null ? null : pusher(settings, time);
        CodeHost codeHost = new CodeHost(measurement, time.nanoseconds());
        this.refresher = new Refresher(
                codeHost.open(settings),
                collectors,
                beans,
                pusher == null ? notifications : RefreshListener.all(List.of(notifications, pusher)),
                new SqlMetrics(definitions, settings, new SqlBeans(registry), time),
                settings.get(Setting.INTERVAL),
                time);
        this.control = new Control(reader, settings, codeHost, refresher, log, JmxClient::name);
        this.housekeeping = new Housekeeping(control, refresher, reader.file(), time);
        PoolBean.register(beans, control::connections);
        CollectorBean.register(beans, collectors, refresher.results());
        measurement.show(control);
        ExporterBean.register(beans, control, version, notifications, time.wall());
        BuildInfo.register(beans, version);
        if (pusher != null) {
            PushBean.register(beans, settings.text(Setting.PUSH_URL), pusher::status);
        }
    }

    /** The agent has registered all its metrics in the library's default registry. */
    private static Pusher pusher(Settings settings, Time time) throws InvalidSettingsException {
        return new Pusher(
                new Gateway(settings, PrometheusRegistry.defaultRegistry),
                settings.get(Setting.PUSH_INTERVAL),
                settings.get(Setting.PUSH_DELETE_ON_EXIT),
                time);
    }

    /** Does nothing after {@link #close}: a signal can arrive before the start. */
    public synchronized void start() {
        if (isClosed) {
            return;
        }
        Settings settings = control.settings();
        LOG.info(
                "Version {}, reading {} every {} s",
                version,
                control.sourceName(),
                settings.get(Setting.INTERVAL).toSeconds());
        warnings.forEach(warning -> LOG.warn("Settings: {}", warning));
        settings.warnings().forEach(warning -> LOG.warn("Settings: {}", warning));
        refresher.start();
        housekeeping.start();
    }

    /** Refreshes once, without a schedule, and waits for own SQL too. */
    public Outcome refresh() {
        Outcome outcome = refresher.refresh();
        refresher.sqlMetrics().await();
        return outcome;
    }

    /** The maximum duration of the shutdown, which includes the last push. */
    public Duration longestClose() {
        return pusher == null ? LONGEST_CLOSE : LONGEST_CLOSE_WITH_PUSH;
    }

    @Override
    public void close() {
        synchronized (this) {
            // Waits for a running start, which must not use what is closed here.
            isClosed = true;
        }
        housekeeping.close();
        refresher.close();
        if (pusher != null) {
            // Before the beans are unregistered.
            pusher.close();
        }
        notifications.close();
        registry.close();
    }
}
