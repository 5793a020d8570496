package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.source.Source;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Refreshes at once, then at every interval, and whenever somebody asks; one refresh at a time. Before the first success
 * it tries again after growing pauses, a minute at most.
 */
public final class Refresher implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** Refreshes that are asked for start no closer together: many who ask at once share one. */
    private static final Duration CLOSEST = Duration.ofSeconds(1);

    private final Source source;
    private final Round round;
    private final ScheduledExecutorService worker = executor("oneclick-refresh");

    private final Object lock = new Object();
    private Duration interval;
    private CompletableFuture<Outcome> asked;
    private ScheduledFuture<?> next;
    private long lastStart = System.nanoTime() - CLOSEST.toNanos();
    private int tries;
    private boolean closed;

    public Refresher(
            Source source,
            List<Collector> collectors,
            Publisher publisher,
            RefreshListener listener,
            Duration interval,
            Clock clock) {
        this.source = source;
        this.interval = interval;
        this.round = new Round(collectors, new Values(publisher), listener, clock);
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins with the first refresh. */
    public void start() {
        synchronized (lock) {
            schedule(Duration.ZERO);
        }
    }

    public RefreshStatus status() {
        return round.status();
    }

    /**
     * Refreshes now and waits for the end: joins a refresh that runs, or one that somebody else asked for and that is to
     * start within a second.
     */
    public Outcome refresh() {
        CompletableFuture<Outcome> joined;
        synchronized (lock) {
            if (closed) {
                return Outcome.failure("the exporter is stopping");
            }
            if (asked == null) {
                asked = new CompletableFuture<>();
                long wait = Math.max(0, lastStart + CLOSEST.toNanos() - System.nanoTime());
                schedule(Duration.ofNanos(wait));
            }
            joined = asked;
        }
        return joined.join();
    }

    private void schedule(Duration pause) {
        if (next != null) {
            next.cancel(false);
        }
        if (!closed) {
            next = worker.schedule(this::run, pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        CompletableFuture<Outcome> mine;
        synchronized (lock) {
            if (asked == null) {
                asked = new CompletableFuture<>();
            }
            mine = asked;
            lastStart = System.nanoTime();
        }
        Outcome outcome = round.run(source);
        synchronized (lock) {
            asked = null;
            schedule(pause());
        }
        mine.complete(outcome);
    }

    /** Until the next refresh: what is left of the interval, or a growing pause before the first success. */
    private Duration pause() {
        Duration whole = interval;
        if (round.status().lastSuccess() == null) {
            Duration growing = Duration.ofSeconds(1L << Math.min(tries++, 6));
            whole = growing.compareTo(LONGEST_PAUSE) < 0 ? growing : LONGEST_PAUSE;
        }
        Duration left = whole.minusNanos(System.nanoTime() - lastStart);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Starts no refresh any more; those who wait for one get an answer. The running one ends when its source is closed. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            worker.shutdownNow();
            if (asked != null) {
                asked.complete(Outcome.failure("the exporter is stopping"));
            }
        }
    }
}
