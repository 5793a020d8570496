package io.oneclick.exporter.model;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The report keys the exporter counts: a list of them, or every key that is found. */
public final class ReportKeys {

    private final SortedSet<String> keys;
    private final boolean every;

    private ReportKeys(Collection<String> keys, boolean every) {
        this.keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
        this.every = every;
    }

    /** These keys and no other. */
    public static ReportKeys of(Collection<String> keys) {
        return new ReportKeys(keys, false);
    }

    /** All keys that are found. */
    public static ReportKeys everyKeyFound() {
        return new ReportKeys(Collections.emptySet(), true);
    }

    /** Whether every key that is found is counted. */
    public boolean isEvery() {
        return every;
    }

    public boolean contains(String key) {
        return every || keys.contains(key);
    }

    /** The listed keys, or, where every key counts, the {@code found} ones. */
    public SortedSet<String> resolve(Collection<String> found) {
        return every ? Collections.unmodifiableSortedSet(new TreeSet<>(found)) : keys;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReportKeys that && every == that.every && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode() + (every ? 1 : 0);
    }

    /** The text of the setting: {@code ci,sast}, or {@code *}. */
    @Override
    public String toString() {
        return every ? "*" : String.join(",", keys);
    }
}
