package io.oneclick.exporter.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes lines on a separate thread, so that logging never blocks on a pipe that is not read. If too many lines are
 * queued, the newest are dropped, and a line reports how many.
 */
final class LineWriter extends Handler {

    static final int MAX_WAITING = 1_000;
    private static final long LONGEST_FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final OutputStream out;
    private final Object lock = new Object();
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean isWriting;
    private boolean isBroken;
    private long dropped;

    LineWriter(OutputStream out) {
        this.out = out;
        Thread thread = new Thread(this::write, "oneclick-log");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        String line = getFormatter().format(record);
        synchronized (lock) {
            if (isBroken || waiting.size() >= MAX_WAITING) {
                dropped++;
                return;
            }
            waiting.add(line);
            lock.notifyAll();
        }
    }

    private void write() {
        try {
            while (true) {
                String line = next();
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The stream is closed: there is no place to report this.
            synchronized (lock) {
                isBroken = true;
                lock.notifyAll();
            }
        }
    }

    private String next() throws InterruptedException {
        synchronized (lock) {
            isWriting = false;
            lock.notifyAll();
            while (waiting.isEmpty() && dropped == 0) {
                lock.wait();
            }
            isWriting = true;
            if (!waiting.isEmpty()) {
                return waiting.remove();
            }
            // All queued lines have been written: the dropped ones are missing here.
            LogRecord notice = new LogRecord(
                    Level.WARNING, dropped + " lines of the log are missing here: standard error was not read");
            notice.setLoggerName(LineWriter.class.getName());
            dropped = 0;
            return getFormatter().format(notice);
        }
    }

    /** Waits until all lines are written, but only for a short time. */
    @Override
    public void flush() {
        long deadline = System.nanoTime() + LONGEST_FLUSH_NANOS;
        synchronized (lock) {
            try {
                for (long left = LONGEST_FLUSH_NANOS;
                        left > 0 && !isBroken && (isWriting || !waiting.isEmpty() || dropped > 0);
                        left = deadline - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Only flushes: the JDK closes handlers at any time of the shutdown, and lines may still follow. */
    @Override
    public void close() {
        flush();
    }
}
