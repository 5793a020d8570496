package io.oneclick.exporter.postgres;

/** What the server's planner may choose from. */
public enum Plans {
    /** Whatever the server is set to. */
    ANY,
    /**
     * Index scans and nested loops: stale statistics, or two tempting indexes, cannot turn a statement that finds a few
     * thousand rows by an index into a walk over a large table.
     */
    BY_INDEX
}
