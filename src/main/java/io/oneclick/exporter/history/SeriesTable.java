package io.oneclick.exporter.history;

import io.oneclick.exporter.collector.MetricFamily;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The series of one family in one scope: a value for each step, NaN if there is no sample. */
final class SeriesTable {

    private final MetricFamily family;
    private final int steps;
    private final Map<List<Object>, double[]> series = new LinkedHashMap<>();

    SeriesTable(MetricFamily family, int steps) {
        this.family = family;
        this.steps = steps;
    }

    MetricFamily family() {
        return family;
    }

    /** Stores the values of one step from the rows of a collector. */
    void put(int step, List<?> rows) {
        for (Object[] one : family.series(rows)) {
            int labels = one.length - 1;
            series.computeIfAbsent(Arrays.asList(Arrays.copyOf(one, labels)), key -> absent())[step] =
                    ((Number) one[labels]).doubleValue();
        }
    }

    private double[] absent() {
        double[] values = new double[steps];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Writes one series after the other, as OpenMetrics requires. Returns the number of samples. */
    long write(Steps times, OpenMetrics out) throws IOException {
        long samples = 0;
        for (Map.Entry<List<Object>, double[]> one : series.entrySet()) {
            String name = out.series(family, one.getKey());
            for (int i = 0; i < steps; i++) {
                double value = one.getValue()[i];
                if (!Double.isNaN(value)) {
                    out.sample(name, value, times.at(i));
                    samples++;
                }
            }
        }
        return samples;
    }
}
