package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The values of the last good refresh, until they are too old to show. */
final class Values {

    private final Publisher publisher;
    private final Time time;
    private Long refreshed;
    private boolean areShown;

    Values(Publisher publisher, Time time) {
        this.publisher = publisher;
        this.time = time;
    }

    /**
     * Shows new values and no old one beside them: what is shown is of one refresh, so that a count equals the number of
     * its details, or those details are absent.
     */
    synchronized void replace(Collection<Collected> values) {
        publisher.publish(List.copyOf(values));
        refreshed = time.mark();
        areShown = true;
    }

    /** Stops showing values older than {@code limit}; zero is no limit. */
    synchronized void expire(Duration limit) {
        // Durations are compared, not sums of times: no limit is too long for that.
        if (areShown && !limit.isZero() && age().compareTo(limit) > 0) {
            publisher.publish(List.of());
            areShown = false;
        }
    }

    /** The time since the last good refresh; null before the first. */
    synchronized Duration age() {
        return refreshed == null ? null : time.since(refreshed);
    }
}
