package io.oneclick.exporter.model;

/**
 * How a set of durations is distributed, in seconds, interpolated between the closest ranks; all null where there was no
 * duration.
 *
 * @param p100 the longest
 */
public record Percentiles(Double p50, Double p75, Double p90, Double p100) {

    static final Percentiles NONE = new Percentiles(null, null, null, null);

    /**
     * @param sorted ascending; the first {@code size} count
     * @param perSecond how many units of them are a second
     */
    static Percentiles of(long[] sorted, int size, double perSecond) {
        return size == 0
                ? NONE
                : new Percentiles(
                        at(50, sorted, size) / perSecond,
                        at(75, sorted, size) / perSecond,
                        at(90, sorted, size) / perSecond,
                        at(100, sorted, size) / perSecond);
    }

    private static double at(int percentile, long[] sorted, int size) {
        // In whole numbers: 0.9 is no exact double, and a rank that is whole must come out whole.
        long rank = (long) percentile * (size - 1);
        long low = sorted[(int) (rank / 100)];
        long high = sorted[(int) ((rank + 99) / 100)];
        return low + (high - low) * (rank % 100 / 100.0);
    }
}
