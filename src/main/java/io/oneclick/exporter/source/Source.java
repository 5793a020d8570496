package io.oneclick.exporter.source;

import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** A code host that can be read. One implementation for each kind of code host; nothing to the right knows which. */
public interface Source extends AutoCloseable {

    /** What is read, for people: the code host and where it is, never a password. */
    String name();

    /**
     * Reads the code host once, at one instant. What is not read is as it was at the last reading. Blocks, and ends by a
     * timeout at the latest.
     *
     * @throws SourceException if nothing could be read
     */
    Snapshot read(Extent extent) throws SourceException;

    /**
     * Reads what the code host still says about its past, once. Blocks, and ends by a timeout at the latest.
     *
     * @param since pull requests that were closed before are left out
     * @param progress is told how many pull requests were read, again and again
     * @throws SourceException if it could not be read
     */
    Past past(Instant since, LongConsumer progress) throws SourceException;

    /**
     * Looks whether everything is there that a read needs: reachable, the right version, tables and permissions.
     *
     * @throws SourceException if the code host cannot even be asked
     */
    List<Finding> check() throws SourceException;

    /**
     * How the code host's database answers each statement of a read: its plans and times, as text for people.
     *
     * @throws SourceException if it could not be asked
     */
    String explain() throws SourceException;

    /** The connections it holds now. */
    Connections connections();

    /** Gives back what the source holds. A read that runs ends with an exception soon after. */
    @Override
    void close();
}
