package io.oneclick.exporter.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Durations of one kind, up to a million: eight bytes each, until their percentiles are computed. */
final class Sample {

    static final double MICROSECONDS = 1e6;
    static final double MILLISECONDS = 1e3;

    private final double perSecond;
    private long[] durations = new long[8];
    private int size;

    /** @param perSecond the number of units of the durations in a second */
    Sample(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Adds the microseconds between two times; 0 if the end is before the start. */
    void addMicroseconds(Instant start, Instant end) {
        add(ChronoUnit.MICROS.between(start, end));
    }

    /** Adds a duration in the units of this sample; 0 if it is negative. */
    void add(long duration) {
        if (size == durations.length) {
            durations = Arrays.copyOf(durations, size + size / 2);
        }
        durations[size++] = Math.max(0, duration);
    }

    Percentiles percentiles() {
        Arrays.sort(durations, 0, size);
        return Percentiles.of(durations, size, perSecond);
    }
}
