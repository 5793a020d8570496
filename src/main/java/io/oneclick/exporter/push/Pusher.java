package io.oneclick.exporter.push;

import io.oneclick.exporter.refresh.RefreshListener;
import io.oneclick.exporter.refresh.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes in a separate thread after each refresh, so that no refresh waits for the gateway. */
public final class Pusher implements RefreshListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Gateway gateway;
    private final Duration interval;
    private final boolean deleteOnExit;
    private final Time time;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "oneclick-push");
        thread.setDaemon(true);
        return thread;
    });

    private final Object lock = new Object();
    private boolean planned;
    private Long lastStart;
    private volatile PushStatus status = PushStatus.UNKNOWN;

    /**
     * @param interval minimum time from one push to the next; zero for a push after each refresh
     * @param deleteOnExit whether to delete the group at the end, instead of pushing the last values
     */
    public Pusher(Gateway gateway, Duration interval, boolean deleteOnExit, Time time) {
        this.gateway = gateway;
        this.interval = interval;
        this.deleteOnExit = deleteOnExit;
        this.time = time;
    }

    public PushStatus status() {
        return status;
    }

    /**
     * Schedules a push of the values that are exposed when it starts. If a push is already scheduled, it also covers
     * this refresh.
     */
    @Override
    public void ended() {
        synchronized (lock) {
            if (planned) {
                return;
            }
            Duration pause = lastStart == null ? Duration.ZERO : interval.minus(time.since(lastStart));
            try {
                worker.schedule(this::run, Math.max(0, pause.toNanos()), TimeUnit.NANOSECONDS);
                planned = true;
            } catch (RejectedExecutionException e) {
                LOG.debug("No push: the exporter is stopping");
            }
        }
    }

    /** The counts of pushes, which are a metric themselves. */
    @Override
    public void failed(String reason) {}

    @Override
    public void recovered(String outcome) {}

    private void run() {
        synchronized (lock) {
            planned = false;
            lastStart = time.mark();
        }
        push();
    }

    /** Pushes now; returns whether the gateway accepted it. */
    public boolean push() {
        return send("Push to", gateway::push);
    }

    private boolean send(String what, Request request) {
        PushStatus before = status;
        try {
            request.send();
            status = before.success(time.now());
            if (before.failure() != null) {
                LOG.info("{} {} works again", what, gateway);
            } else if (before.lastSuccess() == null) {
                LOG.info("First push to {}", gateway);
            }
            return true;
        } catch (IOException e) {
            status = before.failure(e.getMessage());
            if (before.failure() == null) {
                LOG.warn("{} {} failed: {}", what, gateway, status.failure());
            } else if (!before.failure().equals(status.failure())) {
                LOG.debug("{} {} still fails, now: {}", what, gateway, status.failure());
            }
            return false;
        }
    }

    /** Pushes the last values, or deletes the group. Later pushes are ignored. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            // A running push must not arrive after the last one.
            worker.awaitTermination(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (deleteOnExit) {
            send("Deletion at", gateway::delete);
        } else {
            push();
        }
        gateway.close();
    }

    private interface Request {
        void send() throws IOException;
    }
}
