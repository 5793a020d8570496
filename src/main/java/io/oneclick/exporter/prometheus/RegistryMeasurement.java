package io.oneclick.exporter.prometheus;

import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.refresh.Control;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** Registers the exporter's own metrics. This class is loaded only if Prometheus' library is present. */
public final class RegistryMeasurement implements SelfMeasurement {

    /** From an index lookup to the default statement timeout. */
    private static final double[] SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
    };

    private static final double NANOSECONDS = 1e9;
    private static final int CLASS_LENGTH = 2;

    private final PrometheusRegistry registry;
    private final Histogram durations;
    private final Counter failures;

    RegistryMeasurement() {
        this(PrometheusRegistry.defaultRegistry);
    }

    public RegistryMeasurement(PrometheusRegistry registry) {
        this.registry = registry;
        this.durations = Histogram.builder()
                .name(RegistryMeasurementNames.STATEMENT_DURATION)
                .help(
                        "Duration of an SQL statement of the exporter, from sending it to reading its last row, in seconds")
                .labelNames("statement")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
        this.failures = Counter.builder()
                .name(RegistryMeasurementNames.STATEMENT_FAILURES)
                .help(
                        "Number of failed SQL statements, by the class of their SQLSTATE: 57 is a timeout, 42 a missing table "
                                + "or grant")
                .labelNames("statement", "sqlstate_class")
                .register(registry);
    }

    @Override
    public void ended(String statement, Duration duration, String sqlState) {
        durations.labelValues(statement).observe(duration.toNanos() / NANOSECONDS);
        if (sqlState != null && sqlState.length() >= CLASS_LENGTH) {
            failures.labelValues(statement, sqlState.substring(0, CLASS_LENGTH)).inc();
        }
    }

    @Override
    public void show(Control control) {
        GaugeWithCallback.builder()
                .name(RegistryMeasurementNames.SKIPPED_ROWS)
                .help("Number of invalid rows that the last refresh skipped, by kind")
                .labelNames("kind")
                .callback(series -> {
                    for (SkippedRows rows : control.results().status().skippedRows()) {
                        series.call(rows.count(), rows.kind());
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name(RegistryMeasurementNames.PAUSED)
                .help("1 while an operator has paused the scheduled refreshes, else 0")
                .callback(series -> series.call(control.isPaused() ? 1 : 0))
                .register(registry);
        GaugeWithCallback.builder()
                .name(RegistryMeasurementNames.TIMEZONE_SUSPECT)
                .help("1 while the times in the database indicate that the setting timezone is wrong, else 0")
                .callback(series -> series.call(control.results().status().timezoneWarning() == null ? 0 : 1))
                .register(registry);
    }
}
