package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import java.util.List;
import java.util.Map;

/** Publishes the values of an operator's own metrics, and the health of their collectors. */
@FunctionalInterface
public interface SqlPublisher {

    /** Replaces all of them at once. */
    void publish(List<Collected> values, Map<String, Health> collectors);
}
