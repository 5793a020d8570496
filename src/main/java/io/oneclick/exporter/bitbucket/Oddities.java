package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Oddity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts rows that make no sense, by kind, and keeps one example of each. */
final class Oddities {

    private final Map<String, Oddity> byKind = new LinkedHashMap<>();

    void add(String kind, String example) {
        byKind.merge(
                kind, new Oddity(kind, 1, example), (seen, one) -> new Oddity(kind, seen.count() + 1, seen.example()));
    }

    List<Oddity> list() {
        return List.copyOf(byKind.values());
    }
}
