package io.oneclick.exporter.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names used so far, in all files. */
final class UniqueNames {

    private final Set<String> ourCollectors;
    private final Set<String> collectors = new HashSet<>();
    private final Map<String, String> metrics = new HashMap<>();

    /** @param ourCollectors the names of the exporter's own */
    UniqueNames(Set<String> ourCollectors) {
        this.ourCollectors = Set.copyOf(ourCollectors);
    }

    /** Adds the name. Returns the problem with it, or null. */
    String collector(String name) {
        if (ourCollectors.contains(name)) {
            return "is taken by a collector of the exporter itself";
        }
        return collectors.add(name) ? null : "is used by two collectors";
    }

    /** Adds the name. Returns the problem with it, or null. */
    String metric(String name) {
        String other = metrics.putIfAbsent(NameRules.base(name), name);
        if (other == null) {
            return null;
        }
        return other.equals(name)
                ? "is used by two metrics"
                : "conflicts with " + other + ": the agent compares names without _total";
    }
}
