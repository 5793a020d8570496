package io.oneclick.exporter.source;

import io.oneclick.exporter.model.Snapshot;

/** A code host that can be read. One implementation for each kind of code host; nothing to the right knows which. */
public interface Source extends AutoCloseable {

    /** What is read, for people: the code host and where it is, never a password. */
    String name();

    /**
     * Reads the code host once, all of it at one instant. Blocks, and ends by a timeout at the latest.
     *
     * @throws SourceException if nothing could be read
     */
    Snapshot read() throws SourceException;

    /** Gives back what the source holds. A read that runs ends with an exception soon after. */
    @Override
    void close();
}
