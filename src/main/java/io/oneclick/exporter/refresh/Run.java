package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.source.LockedException;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;

/**
 * One run of a refresh or a collector. Only this class catches exceptions, so that no failure ends the schedule or
 * another collector.
 *
 * @param value its result, or null if it failed
 * @param reason of the failure in one line, or null if it succeeded
 * @param cause the exception, or null
 */
record Run<T>(T value, String reason, Throwable cause, Duration duration) {

    /** An action that may fail. */
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

    /** Whether it was deferred because another session was changing the tables. */
    boolean putOff() {
        return cause instanceof LockedException;
    }
}
