package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Published;
import java.util.Map;

/** Shows the values to the world. */
@FunctionalInterface
public interface Publisher {

    /**
     * Replaces all that is shown, at once.
     *
     * @param values by the type of the collector; a type that is missing has no value now
     */
    void publish(Map<String, Published> values);
}
