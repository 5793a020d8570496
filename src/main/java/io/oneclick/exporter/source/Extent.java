package io.oneclick.exporter.source;

/** Which parts of a code host are read. */
public enum Extent {
    /** The parts that every refresh reads, and other parts if they are due. */
    DUE,
    /** All parts, whether they are due or not. */
    ALL
}
