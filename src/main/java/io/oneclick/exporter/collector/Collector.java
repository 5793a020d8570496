package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/** Computes one theme of values from a snapshot. Pure: the same snapshot gives the same values, and nothing else happens. */
public interface Collector {

    /** The name operators see, in snake case: the label {@code collector}. */
    String name();

    /** The type of what is published: the key {@code type} of its beans' names. */
    String type();

    /** The families of metrics that its values become. */
    List<Family> families();

    /**
     * Computes the values.
     *
     * @throws io.oneclick.exporter.model.MissingPartException if the snapshot lacks what the values are made of
     */
    Published collect(Snapshot snapshot);
}
