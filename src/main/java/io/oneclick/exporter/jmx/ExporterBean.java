package io.oneclick.exporter.jmx;

import io.oneclick.exporter.refresh.Outcome;
import io.oneclick.exporter.settings.Durations;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import javax.management.NotificationEmitter;

/** The exporter for JMX clients: texts and plain values only, errors as JDK exceptions with a message only. */
public final class ExporterBean implements ExporterMXBean {

    private final Console console;
    private final Clock clock;

    private ExporterBean(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    public static void register(Registry registry, Console console, NotificationEmitter emitter, Clock clock) {
        ExporterBean bean = new ExporterBean(console, clock);
        registry.register(new DescribedMBean(bean, ExporterMXBean.class, true, emitter), Names.of("Exporter"));
    }

    @Override
    public String getBuild() {
        return console.version() + " on Java " + Runtime.version();
    }

    @Override
    public String getSource() {
        return console.sourceName();
    }

    @Override
    public Date getStartTime() {
        return Date.from(console.startedAt());
    }

    @Override
    public boolean isUp() {
        return console.refresher().status().isUp();
    }

    @Override
    public Date getLastRefresh() {
        return JmxValues.date(console.refresher().status().lastRefresh());
    }

    @Override
    public Date getLastSuccess() {
        return JmxValues.date(console.refresher().status().lastSuccess());
    }

    @Override
    public Double getLastDurationSeconds() {
        return JmxValues.seconds(console.refresher().status().lastDuration());
    }

    @Override
    public Double getAgeSeconds() {
        Instant last = console.refresher().status().lastSuccess();
        return last == null ? null : JmxValues.seconds(Duration.between(last, clock.instant()));
    }

    @Override
    public long getSuccessCount() {
        return console.refresher().status().successes();
    }

    @Override
    public long getFailureCount() {
        return console.refresher().status().failures();
    }

    @Override
    public String getLastError() {
        return console.refresher().status().lastError();
    }

    @Override
    public String getTimezoneWarning() {
        return console.refresher().status().clockSkew();
    }

    @Override
    public boolean isPaused() {
        return console.refresher().isPaused();
    }

    @Override
    public long getIntervalSeconds() {
        return console.settings().get(Setting.INTERVAL).toSeconds();
    }

    @Override
    public void setIntervalSeconds(long seconds) {
        console.interval(Duration.ofSeconds(seconds));
    }

    @Override
    public String getLogLevel() {
        return console.settings().text(Setting.LOG_LEVEL);
    }

    @Override
    public void setLogLevel(String level) {
        console.logLevel(Setting.LOG_LEVEL.parse(level));
    }

    @Override
    public Map<String, String> getSettings() {
        return console.settings().texts();
    }

    @Override
    public String refresh() {
        Outcome outcome = console.refresher().refresh();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.text());
        }
        return outcome.text();
    }

    @Override
    public String pause() {
        console.refresher().pause();
        return "Paused: no refresh until resume() or refresh()";
    }

    @Override
    public String resume() {
        console.refresher().resume();
        return "Resumed: a refresh every " + Durations.format(console.settings().get(Setting.INTERVAL));
    }

    @Override
    public String reload() {
        try {
            return console.reload();
        } catch (InvalidSettingsException | SourceException e) {
            throw new IllegalStateException("Everything stays as it was: " + e.getMessage());
        }
    }

    @Override
    public String missingReports(String project) {
        return MissingReportsText.of(console.refresher().missingReports(), project, clock.instant());
    }

    @Override
    public String explain() {
        try {
            return console.explain();
        } catch (SourceException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }
}
