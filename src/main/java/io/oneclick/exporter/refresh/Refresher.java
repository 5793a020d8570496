package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Refreshes at once, then at every interval, and whenever somebody asks; one refresh at a time. Before the first success
 * it tries again after growing pauses, a minute at most.
 */
public final class Refresher implements AutoCloseable {

    static final String STOPPING = "the exporter is stopping";

    private final Clock clock;
    private final Values values;
    private final Round round;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "oneclick-refresh");
        thread.setDaemon(true);
        return thread;
    });

    private final Object lock = new Object();
    private final Pace pace;
    private Source source;
    private CompletableFuture<Outcome> asked;
    private ScheduledFuture<?> next;
    private boolean paused;
    private boolean closed;

    public Refresher(
            Source source,
            List<Collector> collectors,
            Publisher publisher,
            RefreshListener listener,
            Duration interval,
            Clock clock) {
        this.source = source;
        this.pace = new Pace(interval);
        this.clock = clock;
        this.values = new Values(publisher);
        this.round = new Round(new CollectorRuns(collectors, clock), values, listener, clock);
    }

    /** Begins with the first refresh. */
    public void start() {
        synchronized (lock) {
            schedule(Duration.ZERO);
        }
    }

    /** What is read now. */
    public Source source() {
        synchronized (lock) {
            return source;
        }
    }

    public RefreshStatus status() {
        return round.status();
    }

    public MissingReports missingReports() {
        return round.missingReports();
    }

    /**
     * Refreshes now and waits for the end: joins a refresh that is reading, or one that somebody else asked for and that
     * is to start within a second.
     */
    public Outcome refresh() {
        CompletableFuture<Outcome> joined;
        synchronized (lock) {
            if (closed) {
                return Outcome.failure(STOPPING);
            }
            if (asked == null) {
                asked = new CompletableFuture<>();
                schedule(pace.untilAllowed());
            }
            joined = asked;
        }
        return joined.join();
    }

    /** Refreshes no more by itself, only when asked. */
    public void pause() {
        synchronized (lock) {
            paused = true;
            reschedule();
        }
    }

    /** Refreshes by itself again. */
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

    /** Changes the time from one refresh to the next, from the last one on. */
    public void interval(Duration newInterval) {
        synchronized (lock) {
            pace.interval(newInterval);
            reschedule();
        }
    }

    /**
     * Refreshes from another source, and from then on only from it; waits for the end. The old source is closed.
     *
     * @throws SourceException if the new source cannot be read: then it is closed and the old one stays
     */
    public Outcome replaceSource(Source newSource) throws SourceException {
        try {
            return CompletableFuture.supplyAsync(() -> adopt(newSource), worker).join();
        } catch (CompletionException | RejectedExecutionException e) {
            newSource.close();
            if (e.getCause() instanceof SourceException reason) {
                throw reason;
            }
            throw new SourceException("unexpected " + e, e);
        }
    }

    private Outcome adopt(Source newSource) {
        try {
            Outcome outcome = round.runOrThrow(newSource, () -> {});
            Source old;
            synchronized (lock) {
                old = source;
                source = newSource;
                pace.started();
                reschedule();
            }
            old.close();
            return outcome;
        } catch (SourceException e) {
            throw new CompletionException(e);
        }
    }

    /** Stops showing values older than {@code limit}; zero is no limit. */
    public void expire(Duration limit) {
        values.expire(clock.instant(), limit);
    }

    /** Plans the next refresh anew, unless one is asked for or runs: that one plans the next. */
    private void reschedule() {
        if (asked == null) {
            schedule(pace.untilNext(round.status().lastSuccess() != null));
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
        synchronized (lock) {
            if (asked == null) {
                asked = new CompletableFuture<>();
            }
            mine = asked;
            current = source;
            pace.started();
        }
        Outcome outcome = round.run(current, () -> leave(mine));
        synchronized (lock) {
            leave(mine);
            reschedule();
        }
        mine.complete(outcome);
    }

    /** Lets nobody join any more: what was read by now may be older than what they want to see. */
    private void leave(CompletableFuture<Outcome> mine) {
        synchronized (lock) {
            if (asked == mine) {
                asked = null;
            }
        }
    }

    /** Starts no refresh any more; those who wait for one get an answer. The running one ends when its source is closed. */
    @Override
    public void close() {
        Source last;
        synchronized (lock) {
            closed = true;
            round.stop();
            worker.shutdownNow();
            if (asked != null) {
                asked.complete(Outcome.failure(STOPPING));
            }
            last = source;
        }
        last.close();
    }
}
