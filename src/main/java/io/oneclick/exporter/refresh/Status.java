package io.oneclick.exporter.refresh;

import java.util.Map;

/**
 * How the exporter is doing.
 *
 * @param collectors the health of each, by name
 * @param timezoneWarning what makes the time zone look wrong, or null
 */
public record Status(Health refresh, Map<String, Health> collectors, String timezoneWarning) {

    public Status {
        collectors = Map.copyOf(collectors);
    }

    Status withRefresh(Health other) {
        return new Status(other, collectors, timezoneWarning);
    }
}
