package io.oneclick.exporter.source;

import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A code host that can be read. Each kind of code host has its own implementation; the packages that use it do not
 * depend on the kind.
 */
public interface Source extends AutoCloseable {

    /** The name of the source for messages: the code host and its address, never a password. */
    String name();

    /**
     * Reads the code host once, at one instant. Parts that are not read are those of the last reading. Blocks until it
     * has finished or a timeout ends it.
     *
     * @throws SourceException if nothing could be read
     */
    Snapshot read(Extent extent) throws SourceException;

    /**
     * Reads what the code host still contains of its past, once. Blocks, and ends by a timeout at the latest.
     *
     * @param since pull requests that were closed before are left out
     * @param progress gets the number of pull requests read so far, repeatedly
     * @throws SourceException if it could not be read
     */
    Past past(Instant since, LongConsumer progress) throws SourceException;

    /**
     * Checks whether everything that a read needs is available: connection, version, tables and privileges.
     *
     * @throws SourceException if the code host cannot be reached
     */
    List<Finding> check() throws SourceException;

    /**
     * The plan and the time of each statement of a read, as text for operators.
     *
     * @throws SourceException if the database could not be read
     */
    String explain() throws SourceException;

    /** The current connections. */
    Connections connections();

    /** Closes the connections. A running read ends with an exception soon after. */
    @Override
    void close();
}
