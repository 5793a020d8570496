package io.oneclick.exporter.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many details of single pull requests are exposed.
 *
 * @param isOn whether anything is
 * @param most of how many open ones, and of how many just closed ones
 */
public record Details(boolean isOn, int most) {

    /**
     * Those of {@code all} that are shown: where there are too many, the first ones in the order in which people look
     * them up. That order is stable: a changing selection would create new series each time.
     */
    public <T extends Listed> List<T> choose(Stream<T> all) {
        return isOn ? all.sorted(Listed.BY_NUMBER).limit(most).toList() : List.of();
    }

    /** How many rows a table of single pull requests has at most. */
    public int limit() {
        return isOn ? most : 0;
    }

    /** How many of {@code count} are left out because there are too many. */
    public int leftOut(long count) {
        return isOn ? (int) Math.max(0, count - most) : 0;
    }
}
