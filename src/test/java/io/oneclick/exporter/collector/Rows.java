package io.oneclick.exporter.collector;

import io.oneclick.exporter.TestSnapshot;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a collector makes of a snapshot, as text. */
final class Rows {

    private Rows() {}

    /** The names of the columns, then a line for each row. */
    static String of(Collector collector, TestSnapshot snapshot) {
        Published published = collector.collect(snapshot.build());
        String head = published.columns().stream().map(Column::name).collect(Collectors.joining("|"));
        return head + "\n"
                + published.rows().stream()
                        .map(row -> Arrays.stream(row).map(String::valueOf).collect(Collectors.joining("|")) + "\n")
                        .collect(Collectors.joining());
    }
}
