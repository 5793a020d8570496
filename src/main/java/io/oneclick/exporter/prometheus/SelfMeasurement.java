package io.oneclick.exporter.prometheus;

import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.refresh.Control;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the exporter itself: durations of statements, skipped rows, and whether it is paused. */
public interface SelfMeasurement extends StatementListener {

    /** Measures nothing. */
    SelfMeasurement NONE = new SelfMeasurement() {
        @Override
        public void show(Control control) {}

        @Override
        public void ended(String statement, Duration duration, String sqlState) {}
    };

    /** Exposes the state of the exporter from now on. */
    void show(Control control);

    /**
     * Measures in the registry that the agent of this JVM serves. Measures nothing if there is no agent, or if its jar
     * contains Prometheus' library under other package names.
     */
    static SelfMeasurement inAgent() {
        try {
            return new RegistryMeasurement();
        } catch (LinkageError e) {
            Logger log = LoggerFactory.getLogger(SelfMeasurement.class);
            log.info(
                    "The agent does not contain Prometheus' library under its original package names, so these metrics"
                            + " are absent: {}. Use the shipped agent",
                    RegistryMeasurementNames.ALL);
            log.debug("No library", e);
            return NONE;
        }
    }
}
