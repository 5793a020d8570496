package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.Health;
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

/**
 * The exporter for JMX clients. It returns only texts and simple values, and throws JDK exceptions with a message and
 * no cause.
 */
public final class ExporterBean implements ExporterMXBean {

    private static final Declaration DECLARATION = Declaration.of(ExporterMXBean.class);

    private final Control control;
    private final String version;
    private final Instant startedAt;
    private final Clock clock;
    private final PullRequestTexts pullRequests;

    private ExporterBean(Control control, String version, Clock clock) {
        this.control = control;
        this.version = version;
        this.startedAt = clock.instant();
        this.clock = clock;
        this.pullRequests = new PullRequestTexts(control, clock);
    }

    /** @param version of the exporter */
    public static void register(
            Beans beans, Control control, String version, NotificationEmitter emitter, Clock clock) {
        beans.register(DECLARATION, new ExporterBean(control, version, clock), emitter);
    }

    private Health health() {
        return control.results().status().refresh();
    }

    @Override
    public String getBuild() {
        return version + " on Java " + Runtime.version();
    }

    @Override
    public String getSource() {
        return control.sourceName();
    }

    @Override
    public Date getStartTime() {
        return Date.from(startedAt);
    }

    @Override
    public boolean isUp() {
        return health().isUp();
    }

    @Override
    public Date getLastRefresh() {
        return JmxValues.date(health().lastRun());
    }

    @Override
    public Date getLastSuccess() {
        return JmxValues.date(health().lastSuccess());
    }

    @Override
    public Double getLastDurationSeconds() {
        return JmxValues.seconds(health().lastDuration());
    }

    @Override
    public Double getAgeSeconds() {
        return JmxValues.age(control.results().age());
    }

    @Override
    public Double getFlowAgeSeconds() {
        Instant readAt = control.results().flowReadAt();
        return readAt == null ? null : JmxValues.age(Duration.between(readAt, clock.instant()));
    }

    @Override
    public long getSuccessCount() {
        return health().successes();
    }

    @Override
    public long getFailureCount() {
        return health().failures();
    }

    @Override
    public long getDeferredCount() {
        return health().deferrals();
    }

    @Override
    public String getDeferral() {
        return JmxValues.reason(health().deferral());
    }

    @Override
    public String getLastError() {
        return JmxValues.reason(health().failure());
    }

    @Override
    public Date getFailingSince() {
        return JmxValues.since(health().failure());
    }

    @Override
    public String getPastError() {
        return JmxValues.reason(health().pastFailure());
    }

    @Override
    public Date getPastErrorTime() {
        return JmxValues.last(health().pastFailure());
    }

    @Override
    public String getTimezoneWarning() {
        return control.results().status().timezoneWarning();
    }

    @Override
    public boolean isPaused() {
        return control.isPaused();
    }

    @Override
    public long getIntervalSeconds() {
        return control.settings().get(Setting.INTERVAL).toSeconds();
    }

    @Override
    public void setIntervalSeconds(long seconds) {
        control.interval(Duration.ofSeconds(seconds));
    }

    @Override
    public String getLogLevel() {
        return control.settings().text(Setting.LOG_LEVEL);
    }

    @Override
    public void setLogLevel(String level) {
        control.logLevel(Setting.LOG_LEVEL.parse(level));
    }

    @Override
    public Map<String, String> getSettings() {
        return control.settings().texts();
    }

    @Override
    public String refresh() {
        Outcome outcome = control.refresh();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.text());
        }
        return outcome.text();
    }

    @Override
    public String pause() {
        control.pause();
        return "Paused: no refresh until resume() or refresh()";
    }

    @Override
    public String resume() {
        control.resume();
        return "Resumed: a refresh every " + Durations.format(control.settings().get(Setting.INTERVAL));
    }

    @Override
    public String reload() {
        try {
            return control.reload();
        } catch (InvalidSettingsException | SourceException e) {
            throw new IllegalStateException("Nothing changed: " + e.getMessage());
        }
    }

    @Override
    public String waiting(String project) {
        return pullRequests.waiting(project);
    }

    @Override
    public String missingReports(String project) {
        return pullRequests.missing(project);
    }

    @Override
    public String failingReports(String project) {
        return pullRequests.failing(project);
    }

    @Override
    public String openPullRequests(String project) {
        return pullRequests.open(project);
    }

    @Override
    public String explain() {
        try {
            return control.explain();
        } catch (SourceException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }
}
