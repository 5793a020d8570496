package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.SkippedRows;
import java.util.List;
import java.util.Map;

/**
 * The health of the exporter.
 *
 * @param collectors the health of each, by name
 * @param timezoneWarning why the time zone is probably wrong, or null
 * @param skippedRows rows that the last refresh skipped
 */
public record Status(
        Health refresh, Map<String, Health> collectors, String timezoneWarning, List<SkippedRows> skippedRows) {

    public Status {
        collectors = Map.copyOf(collectors);
        skippedRows = List.copyOf(skippedRows);
    }

    Status withRefresh(Health other) {
        return new Status(other, collectors, timezoneWarning, skippedRows);
    }
}
