package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.source.Extent;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps the last flow, and decides when the next one is due. Thread-safe. */
final class FlowSchedule {

    /**
     * Refreshes start a little early or late: a flow that is due a moment later is read now instead of one refresh
     * later.
     */
    private static final Duration EARLY = Duration.ofMillis(500);

    private final Duration interval;
    private final LongSupplier nanoTime;
    private Flow last;
    private long lastStart;

    /** @param nanoTime a monotonic clock such as {@link System#nanoTime} */
    FlowSchedule(Duration interval, LongSupplier nanoTime) {
        this.interval = interval;
        this.nanoTime = nanoTime;
    }

    /** The last flow, or null if a new one is due. */
    synchronized Flow kept(Extent extent) {
        boolean isDue = last == null
                || nanoTime.getAsLong() - lastStart >= interval.minus(EARLY).toNanos();
        return extent == Extent.ALL || isDue ? null : last;
    }

    /**
     * Records that a flow is about to be read. If that fails, the next attempt waits for the interval, so that the
     * other parts can be refreshed.
     */
    synchronized void starts() {
        lastStart = nanoTime.getAsLong();
        if (last == null) {
            last = Flow.unread("the first reading failed; the next attempt is after flow-interval, or with refresh()");
        }
    }

    synchronized void ended(Flow flow) {
        last = flow;
    }
}
