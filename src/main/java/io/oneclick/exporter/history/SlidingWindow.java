package io.oneclick.exporter.history;

import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.PastPullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/** The pull requests in a window that ends at an instant, for ascending instants. */
final class SlidingWindow {

    private final List<PastPullRequest> sorted;
    private final ToLongFunction<PastPullRequest> time;
    private final Duration length;
    private int from;
    private int to;

    /** @param sorted by {@code time}, in microseconds since the epoch */
    SlidingWindow(List<PastPullRequest> sorted, ToLongFunction<PastPullRequest> time, Duration length) {
        this.sorted = sorted;
        this.time = time;
        this.length = length;
    }

    /** From the start of the window, inclusive, to {@code end}, exclusive. */
    List<PastPullRequest> endingAt(Instant end) {
        to = firstFrom(to, Past.microseconds(end));
        from = firstFrom(from, Past.microseconds(end.minus(length)));
        return sorted.subList(from, to);
    }

    private int firstFrom(int start, long instant) {
        int index = start;
        while (index < sorted.size() && time.applyAsLong(sorted.get(index)) < instant) {
            index++;
        }
        return index;
    }
}
