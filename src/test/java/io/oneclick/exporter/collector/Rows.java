package io.oneclick.exporter.collector;

import io.oneclick.exporter.TestSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a collector makes of a snapshot, as text. */
final class Rows {

    private Rows() {}

    /** The names of the columns, then a line for each row. */
    static String of(Collector collector, TestSnapshot snapshot) {
        Collected collected = collector.collect(snapshot.build());
        List<Column> columns = new ArrayList<>(collected.declaration().labels());
        columns.addAll(collected.declaration().values());
        String head = columns.stream().map(Column::name).collect(Collectors.joining("|"));
        return head + "\n"
                + collected.rows().stream()
                        .map(row -> columns.stream()
                                        .map(column -> String.valueOf(column.of(row)))
                                        .collect(Collectors.joining("|"))
                                + "\n")
                        .collect(Collectors.joining());
    }
}
