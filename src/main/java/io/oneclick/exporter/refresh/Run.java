package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.source.LockedException;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;

/**
 * One run of something that may fail: a refresh or a collector. The only place that catches, so that no failure ends the
 * schedule or another collector.
 *
 * @param value what it gave, or null where it failed
 * @param reason why it failed, in one line for people; null where it did not
 * @param cause what it threw, or null
 */
record Run<T>(T value, String reason, Throwable cause, Duration duration) {

    /** What may fail. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws Exception;
    }

    static <T> Run<T> of(Task<T> task, Time time) {
        long start = time.mark();
        try {
            return new Run<>(task.run(), null, null, time.since(start));
        } catch (SourceException | MissingPartException e) {
            return new Run<>(null, e.getMessage(), e, time.since(start));
        } catch (Exception | Error e) {
            // If memory runs out, the JVM exits (-XX:+ExitOnOutOfMemoryError).
            return new Run<>(null, "unexpected " + e, e, time.since(start));
        }
    }

    boolean succeeded() {
        return reason == null;
    }

    /** Whether it did not even begin, because the code host was changing its tables. */
    boolean putOff() {
        return cause instanceof LockedException;
    }
}
