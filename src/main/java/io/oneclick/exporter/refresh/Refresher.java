package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Refreshes immediately, then at every interval, and on request; one refresh at a time. Before the first success it
 * retries with increasing delays of at most a minute.
 */
public final class Refresher implements AutoCloseable {

    static final String STOPPING = "the exporter is stopping";

    private final Time time;
    private final Values values;
    private final Results results;
    private final SqlMetrics sqlMetrics;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "oneclick-refresh");
        thread.setDaemon(true);
        return thread;
    });

    private final Object lock = new Object();
    private final Pace pace;
    private Source source;
    private CompletableFuture<Outcome> asked;
    private Extent extent;
    private ScheduledFuture<?> next;
    private boolean paused;
    private boolean closed;

    /** @param sqlMetrics metrics of the operator's own SQL, which are read after each refresh */
    public Refresher(
            Source source,
            List<Collector> collectors,
            Publisher publisher,
            RefreshListener listener,
            SqlMetrics sqlMetrics,
            Duration interval,
            Time time) {
        this.source = source;
        this.sqlMetrics = sqlMetrics;
        this.pace = new Pace(interval, time);
        this.time = time;
        this.values = new Values(publisher, time);
        this.results = new Results(collectors, values, new Changes(listener), time);
    }

    /** Starts with the first refresh. */
    public void start() {
        synchronized (lock) {
            schedule(Duration.ZERO);
        }
    }

    /** The current source. */
    public Source source() {
        synchronized (lock) {
            return source;
        }
    }

    public SqlMetrics sqlMetrics() {
        return sqlMetrics;
    }

    /** The results of the refreshes so far. */
    public Results results() {
        return results;
    }

    /**
     * Refreshes now, reads all parts, and waits for the end. Joins a running refresh that reads all parts, or a
     * requested one that starts within a second.
     */
    public Outcome refresh() {
        return ask().join();
    }

    /** Requests a refresh without waiting; the future has its result. */
    CompletableFuture<Outcome> ask() {
        synchronized (lock) {
            if (closed) {
                return CompletableFuture.completedFuture(Outcome.failure(STOPPING));
            }
            if (asked == null || extent != Extent.ALL) {
                asked = new CompletableFuture<>();
                extent = Extent.ALL;
                schedule(pace.untilAllowed());
            }
            return asked;
        }
    }

    /** Stops scheduled refreshes; refreshes on request still work. */
    public void pause() {
        synchronized (lock) {
            paused = true;
            reschedule();
        }
    }

    /** Resumes scheduled refreshes. */
    public void resume() {
        synchronized (lock) {
            paused = false;
            reschedule();
        }
    }

    public boolean isPaused() {
        synchronized (lock) {
            return paused;
        }
    }

    /** Changes the interval, starting with the time after the last refresh. */
    public void interval(Duration newInterval) {
        synchronized (lock) {
            pace.interval(newInterval);
            reschedule();
        }
    }

    /**
     * Refreshes from another source, uses only this source from then on, and waits for the end. The old source is
     * closed.
     *
     * @throws SourceException if the new source cannot be read; then it is closed and the old one is kept
     */
    public Outcome replaceSource(Source newSource) throws SourceException {
        Run<Snapshot> run;
        try {
            run = CompletableFuture.supplyAsync(() -> adopt(newSource), worker).join();
        } catch (RejectedExecutionException e) {
            newSource.close();
            throw new SourceException(STOPPING, e);
        }
        if (!run.succeeded()) {
            newSource.close();
            throw new SourceException(run.reason(), run.cause());
        }
        return Outcome.of(run);
    }

    private Run<Snapshot> adopt(Source newSource) {
        Run<Snapshot> run = read(newSource, Extent.ALL, null);
        if (run.succeeded()) {
            Source old;
            synchronized (lock) {
                old = source;
                source = newSource;
                pace.started();
                reschedule();
            }
            results.ended(newSource.name(), run);
            old.close();
        }
        return run;
    }

    /** Stops showing values older than {@code limit}; zero is no limit. */
    public void expire(Duration limit) {
        values.expire(limit);
        sqlMetrics.expire();
    }

    /** Schedules the next refresh again, unless one is requested or runs, which then schedules the next one. */
    private void reschedule() {
        if (asked == null) {
            Health health = results.status().refresh();
            schedule(pace.untilNext(health.lastSuccess() != null, health.deferral() != null));
        }
    }

    private void schedule(Duration pause) {
        if (next != null) {
            next.cancel(false);
        }
        if (!closed && (!paused || asked != null)) {
            next = worker.schedule(this::run, pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        CompletableFuture<Outcome> mine;
        Source current;
        Extent mineToRead;
        synchronized (lock) {
            if (asked == null) {
                asked = new CompletableFuture<>();
                extent = results.status().refresh().lastSuccess() == null ? Extent.ALL : Extent.DUE;
            }
            mine = asked;
            mineToRead = extent;
            current = source;
            pace.started();
        }
        Run<Snapshot> run = read(current, mineToRead, mine);
        // While the exporter stops, failures are expected and not reported. An exception of a listener must not end the
        // schedule.
        Run<Outcome> told =
                Run.of(() -> isClosed() ? Outcome.failure(STOPPING) : results.ended(current.name(), run), time);
        synchronized (lock) {
            stopJoining(mine);
            reschedule();
        }
        try {
            sqlMetrics.run(current);
        } finally {
            mine.complete(told.succeeded() ? told.value() : Outcome.failure(told.reason()));
        }
    }

    private Run<Snapshot> read(Source from, Extent howMuch, CompletableFuture<Outcome> callers) {
        return Run.of(
                () -> {
                    Snapshot snapshot = from.read(howMuch);
                    stopJoining(callers);
                    results.publish(snapshot);
                    return snapshot;
                },
                time);
    }

    /** Later callers start a new refresh, because the data read so far may be older than their call. */
    private void stopJoining(CompletableFuture<Outcome> callers) {
        synchronized (lock) {
            if (asked == callers) {
                asked = null;
            }
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Starts no more refreshes; waiting callers get an answer. A running refresh ends when its source is closed. */
    @Override
    public void close() {
        Source last;
        synchronized (lock) {
            closed = true;
            worker.shutdownNow();
            sqlMetrics.close();
            if (asked != null) {
                asked.complete(Outcome.failure(STOPPING));
            }
            last = source;
        }
        last.close();
    }
}
