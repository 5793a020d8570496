package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The values of the last successful refresh, until they are too old. */
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
     * Replaces all values by new ones. All values are from one refresh, so that a count equals the number of its
     * details, or the details are absent.
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
        // Compares durations instead of adding the limit to a time, which could overflow.
        if (!shown.isEmpty() && !limit.isZero() && age().compareTo(limit) > 0) {
            publisher.publish(List.of());
            shown = Map.of();
        }
    }

    /** The values of one collector, or null if they are not published. */
    synchronized Collected of(String collector) {
        return shown.get(collector);
    }

    /** The time since the last successful refresh; null before the first. */
    synchronized Duration age() {
        return refreshed == null ? null : time.since(refreshed);
    }
}
