package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import java.util.Collection;

/** Publishes the values. */
@FunctionalInterface
public interface Publisher {

    /** Replaces all published values at once. Values that a collector does not produce are removed. */
    void publish(Collection<Collected> values);
}
