package io.oneclick.exporter.cli;

import io.oneclick.exporter.log.Log;
import io.oneclick.exporter.prometheus.RegistryMeasurement;
import io.oneclick.exporter.push.Gateway;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh for cron jobs and CI. The agent's collector runs without the agent, so that no port is opened. The
 * metrics of the JVM are omitted, because the process ends.
 */
final class Once {

    private static final Logger LOG = LoggerFactory.getLogger(Once.class);

    /** The launcher sets it if the operator does not. */
    private static final String AGENT_CONFIG = "ONECLICK_AGENT_CONFIG";

    private Once() {}

    static int run(Invocation invocation, boolean print) throws InvalidSettingsException {
        Settings settings = invocation.read();
        if (settings.get(Setting.PUSH_URL) == null && !print) {
            throw new InvalidSettingsException(List.of("--once needs --push-url, --print or both"));
        }
        Log log = Log.install(LogLevel.INFO);
        PrometheusRegistry metrics = metrics(invocation.environment());
        try (Gateway gateway = settings.get(Setting.PUSH_URL) == null ? null : new Gateway(settings, metrics);
                Exporter exporter = new Exporter(
                        invocation.settings(Map.of(Setting.PUSH_URL, "")),
                        ManagementFactory.getPlatformMBeanServer(),
                        Time.system(),
                        log::configure,
                        new RegistryMeasurement(metrics))) {
            boolean isGood = exporter.refresh().succeeded();
            if (gateway != null) {
                isGood &= push(gateway);
            }
            if (print) {
                isGood &= print(metrics, invocation.out());
            }
            return isGood ? 0 : 1;
        }
    }

    private static PrometheusRegistry metrics(Map<String, String> environment) throws InvalidSettingsException {
        String config = environment.getOrDefault(AGENT_CONFIG, "jmx-exporter.yaml");
        try {
            PrometheusRegistry metrics = new PrometheusRegistry();
            new JmxCollector(Path.of(config).toFile(), JmxCollector.Mode.AGENT).register(metrics);
            return metrics;
        } catch (IOException | MalformedObjectNameException | RuntimeException e) {
            throw new InvalidSettingsException(
                    List.of("the agent configuration " + config + " cannot be used: " + e.getMessage()));
        }
    }

    private static boolean push(Gateway gateway) {
        try {
            gateway.push();
            LOG.info("Pushed to {}", gateway);
            return true;
        } catch (IOException e) {
            LOG.error("Push to {} failed: {}", gateway, e.getMessage());
            return false;
        }
    }

    private static boolean print(PrometheusRegistry metrics, PrintWriter out) {
        try {
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            new PrometheusTextFormatWriter(false).write(page, metrics.scrape());
            out.print(page.toString(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            LOG.error("The metrics cannot be written: {}", e.getMessage());
            return false;
        }
        // A PrintWriter does not throw errors, for example of a full disk.
        return !out.checkError();
    }
}
