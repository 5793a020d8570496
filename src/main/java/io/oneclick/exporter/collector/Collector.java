package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;

/** Computes one theme of values from a snapshot. Pure: the same snapshot gives the same values, and nothing else happens. */
public interface Collector {

    /** The name operators see, in snake case: the label {@code collector}. */
    String name();

    /** What its rows are. */
    Declaration declaration();

    /**
     * Computes the rows.
     *
     * @throws io.oneclick.exporter.model.MissingPartException if the snapshot lacks what they are made of
     */
    Collected collect(Snapshot snapshot);
}
