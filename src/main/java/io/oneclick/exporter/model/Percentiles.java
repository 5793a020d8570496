package io.oneclick.exporter.model;

/**
 * Percentiles of durations in seconds, interpolated between the closest ranks; all null if there are no durations.
 *
 * @param p100 the longest
 */
public record Percentiles(Double p50, Double p75, Double p90, Double p100) {

    static final Percentiles NONE = new Percentiles(null, null, null, null);

    /**
     * @param sorted ascending; only the first {@code size} are used
     * @param perSecond the number of their units in a second
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
        // In whole numbers: 0.9 is not an exact double, and a whole rank must be computed exactly.
        long rank = (long) percentile * (size - 1);
        long low = sorted[(int) (rank / 100)];
        long high = sorted[(int) ((rank + 99) / 100)];
        return low + (high - low) * (rank % 100 / 100.0);
    }
}
