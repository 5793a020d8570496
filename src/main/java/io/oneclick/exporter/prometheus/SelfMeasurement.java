package io.oneclick.exporter.prometheus;

import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.refresh.Control;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the exporter itself, for what is no value of a refresh: how long statements take, and how it is being run. */
public interface SelfMeasurement extends StatementListener {

    /** Measures nothing. */
    SelfMeasurement NONE = new SelfMeasurement() {
        @Override
        public void show(Control control) {}

        @Override
        public void ended(String statement, Duration duration, String sqlState) {}
    };

    /** Shows from now on how the exporter is being run. */
    void show(Control control);

    /**
     * Measures in the registry of the agent in this JVM, and shows it on its page. Nothing where the agent has Prometheus'
     * library under other names, or there is no agent.
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
