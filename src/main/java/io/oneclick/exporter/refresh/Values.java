package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The values of the last good refresh, until they are too old to show. */
final class Values {

    private final Publisher publisher;
    private final Time time;
    private Long refreshed;
    private Map<String, Collected> shown = Map.of();

    Values(Publisher publisher, Time time) {
        this.publisher = publisher;
        this.time = time;
    }

    /**
     * Shows new values and no old one beside them: what is shown is of one refresh, so that a count equals the number of
     * its details, or those details are absent.
     *
     * @param values by the name of the collector
     */
    synchronized void replace(Map<String, Collected> values) {
        publisher.publish(List.copyOf(values.values()));
        refreshed = time.mark();
        shown = values;
    }

    /** Stops showing values older than {@code limit}; zero is no limit. */
    synchronized void expire(Duration limit) {
        // Durations are compared, not sums of times: no limit is too long for that.
        if (!shown.isEmpty() && !limit.isZero() && age().compareTo(limit) > 0) {
            publisher.publish(List.of());
            shown = Map.of();
        }
    }

    /** What one collector gave, while it is shown; else null. */
    synchronized Collected of(String collector) {
        return shown.get(collector);
    }

    /** The time since the last good refresh; null before the first. */
    synchronized Duration age() {
        return refreshed == null ? null : time.since(refreshed);
    }
}
