package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.sql.MetricResult;
import io.oneclick.exporter.sql.SqlDeclarations;
import io.oneclick.exporter.sql.SqlSeriesLeftOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of the operator's own SQL, until they are too old. Not thread-safe. */
final class SqlValues {

    private final SqlPublisher publisher;
    private long shownCount;

    SqlValues(SqlPublisher publisher) {
        this.publisher = publisher;
    }

    /** Publishes the results of these collectors and no other values. */
    void show(List<SqlCollectorResults> collectors, Duration staleAfter) {
        List<Collected> values = new ArrayList<>();
        List<SqlSeriesLeftOut> leftOut = new ArrayList<>();
        Map<String, Health> healths = new LinkedHashMap<>();
        for (SqlCollectorResults collector : collectors) {
            for (MetricResult result : collector.fresh(staleAfter)) {
                values.add(new Collected(SqlDeclarations.of(collector.definition(), result.metric()), result.rows()));
                leftOut.add(new SqlSeriesLeftOut(result.metric().name(), result.leftOut()));
            }
            healths.put(collector.definition().name(), collector.health());
        }
        shownCount = leftOut.size();
        if (!leftOut.isEmpty()) {
            values.add(new Collected(SqlSeriesLeftOut.DECLARATION, leftOut));
        }
        publisher.publish(values, healths);
    }

    /** Stops showing values that are too old. */
    void expire(List<SqlCollectorResults> collectors, Duration staleAfter) {
        long fresh = collectors.stream()
                .mapToLong(one -> one.fresh(staleAfter).size())
                .sum();
        if (fresh != shownCount) {
            show(collectors, staleAfter);
        }
    }
}
