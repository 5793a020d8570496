package io.oneclick.exporter.prometheus;

import java.util.List;

/**
 * The names of the metrics that the exporter registers itself. They are in a separate class that can be loaded without
 * Prometheus' library.
 */
public final class RegistryMeasurementNames {

    static final String STATEMENT_DURATION = "oneclick_statement_duration_seconds";
    static final String STATEMENT_FAILURES = "oneclick_statement_failures_total";
    static final String SKIPPED_ROWS = "oneclick_skipped_rows";
    static final String PAUSED = "oneclick_paused";
    static final String TIMEZONE_SUSPECT = "oneclick_timezone_suspect";

    public static final List<String> ALL =
            List.of(STATEMENT_DURATION, STATEMENT_FAILURES, SKIPPED_ROWS, PAUSED, TIMEZONE_SUSPECT);

    private RegistryMeasurementNames() {}
}
