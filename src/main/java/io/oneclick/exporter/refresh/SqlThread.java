package io.oneclick.exporter.refresh;

import io.oneclick.exporter.source.SourceException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One thread for tasks that use the second connection: one at a time, in the order of the requests. */
final class SqlThread implements AutoCloseable {

    /** A task that may fail in the same way as reading the source. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws SourceException;
    }

    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "oneclick-sql");
        thread.setDaemon(true);
        return thread;
    });

    /** Schedules a task, unless one scheduled in this way is still waiting. */
    void begin(Runnable task) {
        if (isWaiting.compareAndSet(false, true)) {
            try {
                worker.execute(() -> {
                    isWaiting.set(false);
                    task.run();
                });
            } catch (RejectedExecutionException e) {
                // Closed: no caller waits for it any more.
                isWaiting.set(false);
            }
        }
    }

    /**
     * Runs a task and waits for it.
     *
     * @throws SourceException as the task does, or because the exporter is stopping
     */
    <T> T call(Task<T> task) throws SourceException {
        Future<T> done;
        try {
            done = worker.submit(task::run);
        } catch (RejectedExecutionException e) {
            throw new SourceException(Refresher.STOPPING, e);
        }
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SourceException reason
                    ? reason
                    : new SourceException("unexpected " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(Refresher.STOPPING, e);
        }
    }

    boolean isClosed() {
        return worker.isShutdown();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
