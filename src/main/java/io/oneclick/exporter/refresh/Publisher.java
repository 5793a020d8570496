package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import java.util.Collection;

/** Shows the values to the world. */
@FunctionalInterface
public interface Publisher {

    /** Replaces all that is shown, at once; what a collector does not give is not shown. */
    void publish(Collection<Collected> values);
}
