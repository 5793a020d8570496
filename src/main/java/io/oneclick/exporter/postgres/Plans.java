package io.oneclick.exporter.postgres;

/** The plans that the server's planner may choose from. */
public enum Plans {
    /** Any plan, as the server is configured. */
    ANY,
    /**
     * Only index scans and nested loops. With stale statistics or a misleading index, the planner could otherwise scan
     * a large table for a statement that finds a few thousand rows by an index.
     */
    BY_INDEX
}
