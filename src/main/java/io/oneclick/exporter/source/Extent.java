package io.oneclick.exporter.source;

/** How much of a code host is read. */
public enum Extent {
    /** What every refresh reads, and what else is due. */
    DUE,
    /** Everything, whether it is due or not. */
    ALL
}
