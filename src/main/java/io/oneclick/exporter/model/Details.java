package io.oneclick.exporter.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many details of single pull requests are exposed.
 *
 * @param isOn whether there are any details
 * @param maxCount the maximum number of open pull requests with details, and that of recently closed ones
 */
public record Details(boolean isOn, int maxCount) {

    /**
     * The pull requests of {@code all} with details. If there are too many, these are the first ones by project,
     * repository and number. This order is stable: a changing selection would create new series each time.
     */
    public <T extends Listed> List<T> choose(Stream<T> all) {
        return isOn ? all.sorted(Listed.BY_NUMBER).limit(maxCount).toList() : List.of();
    }

    /** The maximum number of rows of a table of single pull requests. */
    public int limit() {
        return isOn ? maxCount : 0;
    }

    /** The number of {@code count} pull requests that are left out because there are too many. */
    public int leftOut(long count) {
        return isOn ? (int) Math.max(0, count - maxCount) : 0;
    }
}
