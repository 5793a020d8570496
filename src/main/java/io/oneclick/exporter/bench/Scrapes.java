package io.oneclick.exporter.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Scrapes a target and measures the time. */
final class Scrapes {

    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int MOST = 400;
    private static final int FEWEST = 10;
    private static final int FEWEST_AT_ONCE = 3;

    private final Target target;
    private final Duration budget;

    /** @param budget roughly how long one series of scrapes may take */
    Scrapes(Target target, Duration budget) {
        this.target = target;
        this.budget = budget;
    }

    /**
     * The first scrape that contains {@code family}.
     *
     * @param sinceStart milliseconds from the launch to its last byte
     * @param latency milliseconds
     */
    record First(double sinceStart, double latency, String text) {

        long series() {
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .count();
        }

        long ownSeries() {
            return text.lines().filter(line -> line.startsWith("oneclick_")).count();
        }
    }

    First first(String family) throws IOException, InterruptedException {
        while (target.isAlive() && target.millisecondsSinceStart() < LONGEST_START.toMillis()) {
            try {
                long start = System.nanoTime();
                byte[] body = target.scrape(false);
                double latency = (System.nanoTime() - start) / 1e6;
                double sinceStart = target.millisecondsSinceStart();
                String text = new String(body, StandardCharsets.UTF_8);
                if (text.contains("\n" + family)) {
                    return new First(sinceStart, latency, text);
                }
            } catch (IOException notYet) {
                // The port is not open yet.
            }
            Thread.sleep(PAUSE.toMillis());
        }
        throw new IOException("no " + family + " within " + LONGEST_START.toSeconds() + " s");
    }

    /** A number of scrapes, one after the other. */
    Latencies some(int count) throws IOException, InterruptedException {
        double[] latencies = new double[count];
        for (int i = 0; i < count; i++) {
            latencies[i] = one(false);
        }
        return new Latencies(latencies);
    }

    /** Scrapes one after the other until the budget is used up. */
    Latencies many(boolean isZipped) throws IOException, InterruptedException {
        List<Double> latencies = new ArrayList<>();
        long end = System.nanoTime() + budget.toNanos();
        while (isToGoOn(latencies.size(), FEWEST, end)) {
            latencies.add(one(isZipped));
        }
        return Latencies.of(latencies);
    }

    private static boolean isToGoOn(int count, int fewest, long end) {
        return count < fewest || (count < MOST && System.nanoTime() < end);
    }

    /**
     * The same by several clients at once. An answer that does not arrive within the launcher's time limit counts as
     * infinitely slow.
     */
    Latencies atOnce(int clients) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Latencies>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                tasks.add(this::whateverComes);
            }
            List<Double> all = new ArrayList<>();
            for (Future<Latencies> client : threads.invokeAll(tasks)) {
                for (double latency : client.get().milliseconds()) {
                    all.add(latency);
                }
            }
            return Latencies.of(all);
        } catch (ExecutionException e) {
            throw new IOException("a client failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Latencies whateverComes() throws InterruptedException {
        List<Double> latencies = new ArrayList<>();
        long end = System.nanoTime() + budget.toNanos();
        while (isToGoOn(latencies.size(), FEWEST_AT_ONCE, end)) {
            try {
                latencies.add(one(false));
            } catch (IOException cutOff) {
                latencies.add(Double.POSITIVE_INFINITY);
            }
        }
        return Latencies.of(latencies);
    }

    private double one(boolean isZipped) throws IOException, InterruptedException {
        long start = System.nanoTime();
        target.scrape(isZipped);
        return (System.nanoTime() - start) / 1e6;
    }
}
