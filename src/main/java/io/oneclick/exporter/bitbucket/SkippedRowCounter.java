package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.SkippedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the skipped rows by kind, and keeps one example of each kind. */
final class SkippedRowCounter {

    private final Map<String, SkippedRows> byKind = new LinkedHashMap<>();

    void add(String kind, String example) {
        SkippedRows seen = byKind.get(kind);
        byKind.put(
                kind,
                seen == null
                        ? new SkippedRows(kind, 1, example)
                        : new SkippedRows(kind, seen.count() + 1, seen.example()));
    }

    List<SkippedRows> list() {
        return List.copyOf(byKind.values());
    }
}
