package io.oneclick.exporter.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one file defines: queries that are run together, with one health.
 *
 * @param name the label {@code collector} of its health
 * @param file that defines it
 * @param minInterval its queries are not run again before; zero runs them with each refresh
 * @param queries each is run once, whatever number of metrics it feeds
 */
public record SqlCollector(String name, Path file, Duration minInterval, List<SqlQuery> queries) {

    public Stream<SqlMetric> metrics() {
        return queries.stream().flatMap(query -> query.metrics().stream());
    }
}
