package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.source.Extent;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps the last flow, and says when the next one is due. Safe for several threads. */
final class FlowSchedule {

    /** Refreshes come a little early or late: a flow that is due a moment later is read now, not a whole interval later. */
    private static final Duration EARLY = Duration.ofMillis(500);

    private final Duration interval;
    private final LongSupplier nanoTime;
    private Flow last;
    private long lastStart;

    /** @param nanoTime a clock that nobody sets, as {@link System#nanoTime} */
    FlowSchedule(Duration interval, LongSupplier nanoTime) {
        this.interval = interval;
        this.nanoTime = nanoTime;
    }

    /** The last flow, if it is to be kept; null if a new one is to be read. */
    synchronized Flow kept(Extent extent) {
        boolean isDue = last == null
                || nanoTime.getAsLong() - lastStart >= interval.minus(EARLY).toNanos();
        return extent == Extent.ALL || isDue ? null : last;
    }

    /** A flow is about to be read. If that fails, the next try waits for the interval, so that the rest can be refreshed. */
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
