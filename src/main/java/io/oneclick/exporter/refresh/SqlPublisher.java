package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import java.util.List;
import java.util.Map;

/** Shows the values of an operator's own metrics, and how their collectors are doing. */
@FunctionalInterface
public interface SqlPublisher {

    /** Replaces all that is shown of them, at once. */
    void publish(List<Collected> values, Map<String, Health> collectors);
}
