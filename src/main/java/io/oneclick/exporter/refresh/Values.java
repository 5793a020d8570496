package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The last good values of each collector, until they are too old to show. */
final class Values {

    private record Value(Published published, Instant at) {}

    private final Publisher publisher;
    private final Map<String, Value> byType = new HashMap<>();

    Values(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Takes new values over and shows them together with the good old ones of collectors that are not among them. */
    synchronized void replace(Map<String, Published> fresh, Instant now) {
        fresh.forEach((type, published) -> byType.put(type, new Value(published, now)));
        publish();
    }

    /** Stops showing what is older than {@code limit}; zero is no limit. */
    synchronized void expire(Instant now, Duration limit) {
        if (!limit.isZero()
                && byType.values().removeIf(value -> value.at().plus(limit).isBefore(now))) {
            publish();
        }
    }

    private void publish() {
        Map<String, Published> values = new HashMap<>();
        byType.forEach((type, value) -> values.put(type, value.published()));
        publisher.publish(values);
    }
}
