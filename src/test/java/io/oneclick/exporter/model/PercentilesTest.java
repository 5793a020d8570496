package io.oneclick.exporter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestDatabase;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static Percentiles of(long... durations) {
        return Percentiles.of(durations, durations.length, 1);
    }

    @Test
    void oneDurationIsEveryPercentile() {
        assertEquals(new Percentiles(7.0, 7.0, 7.0, 7.0), of(7));
    }

    @Test
    void noDurationIsNoPercentile() {
        assertEquals(new Percentiles(null, null, null, null), of());
    }

    @Test
    void betweenTwoRanksItIsInterpolated() {
        assertEquals(new Percentiles(20.0, 32.5, 37.0, 40.0), of(0, 10, 30, 40));
    }

    @Test
    void aWholeRankIsExact() {
        long[] durations = LongStream.rangeClosed(0, 1_000).map(n -> n * n).toArray();
        assertEquals(new Percentiles(250_000.0, 562_500.0, 810_000.0, 1_000_000.0), of(durations));
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        assertEquals(Long.MAX_VALUE / 2.0, of(0, Long.MAX_VALUE).p50());
    }

    @Test
    void itIsWhatPostgresqlComputes() throws Exception {
        Random random = new Random(42);
        try (TestDatabase database = TestDatabase.create()) {
            for (int size = 1; size <= 60; size++) {
                long[] durations = random.longs(size, 0, 1_000_000).sorted().toArray();
                String values =
                        Arrays.stream(durations).mapToObj(Long::toString).collect(Collectors.joining(","));
                Percentiles ours = of(durations);
                String sql = "SELECT unnest(percentile_cont(ARRAY[0.5, 0.75, 0.9, 1]) WITHIN GROUP (ORDER BY v))"
                        + " FROM unnest(ARRAY[" + values + "]) AS v";
                double[] theirs = database.ask(sql).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                assertArrayEquals(theirs, new double[] {ours.p50(), ours.p75(), ours.p90(), ours.p100()}, 1e-6, values);
            }
        }
    }
}
