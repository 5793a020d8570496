package io.oneclick.exporter.bench;

import java.util.Arrays;
import java.util.List;

/** The durations of several scrapes, in milliseconds, sorted. */
record Latencies(double[] milliseconds) {

    Latencies {
        milliseconds = milliseconds.clone();
        Arrays.sort(milliseconds);
    }

    static Latencies of(List<Double> milliseconds) {
        return new Latencies(
                milliseconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    int count() {
        return milliseconds.length;
    }

    double median() {
        return quantile(0.5);
    }

    /** The 99th percentile; with fewer than a hundred scrapes, the slowest. */
    double p99() {
        return quantile(0.99);
    }

    private double quantile(double share) {
        return milliseconds[Math.min(count() - 1, (int) Math.floor(share * count()))];
    }
}
