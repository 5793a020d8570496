package io.oneclick.exporter.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The definition in one file: queries that are run together and share one health.
 *
 * @param name the label {@code collector} of its health
 * @param file that defines it
 * @param minInterval the minimum time between two runs of its queries; zero runs them with each refresh
 * @param queries each is run once for all metrics that it feeds
 */
public record SqlCollector(String name, Path file, Duration minInterval, List<SqlQuery> queries) {

    public Stream<SqlMetric> metrics() {
        return queries.stream().flatMap(query -> query.metrics().stream());
    }
}
