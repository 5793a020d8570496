package io.oneclick.exporter.sql;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for names: those of Prometheus, and the limits of the agent. Each method returns the problem, or null. */
final class NameRules {

    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    /** Needs no quotes in an ObjectName. */
    private static final Pattern COLLECTOR = Pattern.compile("[a-zA-Z0-9_](?:[a-zA-Z0-9_. -]*[a-zA-Z0-9_.-])?");

    private static final String TOTAL = "_total";
    /** The agent removes these suffixes from every name. */
    private static final List<String> TAKEN_OFF = List.of("_created", "_bucket", "_info", TOTAL);
    /** Prefixes of the exporter, its agent and the connection pool. */
    private static final List<String> TAKEN_PREFIXES = List.of("oneclick_", "jmx_", "jvm_", "hikaricp_");
    /** The agent's metrics of the process. */
    private static final Set<String> TAKEN_NAMES = Set.of(
            "process_cpu_seconds",
            "process_start_time_seconds",
            "process_open_fds",
            "process_max_fds",
            "process_virtual_memory_bytes",
            "process_resident_memory_bytes");

    private NameRules() {}

    static String metric(String name) {
        String base = base(name);
        if (!METRIC.matcher(name).matches()) {
            return "must consist of letters, digits, _ and :, and must not begin with a digit";
        }
        if (name.contains("__") || base.isEmpty()) {
            return "must not contain two _ in a row, or consist only of a suffix such as _total: the agent shortens such"
                    + " names";
        }
        for (String ending : TAKEN_OFF) {
            if (base.endsWith(ending)) {
                return "must not end in " + ending + ": the agent removes this suffix. Choose another name";
            }
        }
        if (TAKEN_PREFIXES.stream().anyMatch(name::startsWith) || TAKEN_NAMES.contains(base)) {
            return "is reserved: the exporter, its agent and its JVM use names that begin with "
                    + String.join(", ", TAKEN_PREFIXES) + ", and some that begin with process_";
        }
        return null;
    }

    /**
     * The name under which the agent stores a metric. Two metrics with the same stored name would make every scrape
     * fail.
     */
    static String base(String metric) {
        return isTotal(metric) ? metric.substring(0, metric.length() - TOTAL.length()) : metric;
    }

    /** Whether the agent exposes it as a counter, whatever its declared type is. */
    static boolean isTotal(String metric) {
        return metric.endsWith(TOTAL);
    }

    static String label(String name) {
        return LABEL.matcher(name).matches() && !name.startsWith("__")
                ? null
                : "must consist of letters, digits and _, and must not begin with a digit or with __";
    }

    static String collector(String name) {
        return COLLECTOR.matcher(name).matches()
                ? null
                : "must consist of letters, digits, spaces, _, . and -, must begin with a letter, a digit or _, and"
                        + " must not end with a space";
    }
}
