package io.oneclick.exporter.jmx;

import java.util.List;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** ObjectNames of the domain {@code oneclick}: keys in the given order, values quoted only where they must be. */
final class Names {

    static final String DOMAIN = "oneclick";
    private static final String NEEDS_QUOTES = ",=:\"*?\n";

    private Names() {}

    /** {@code oneclick:type=<type>}, then each key with its value. */
    static ObjectName of(String type, List<String> keys, List<String> values) {
        StringBuilder name = new StringBuilder(DOMAIN).append(":type=").append(type);
        for (int i = 0; i < keys.size(); i++) {
            name.append(',').append(keys.get(i)).append('=').append(quoted(values.get(i)));
        }
        try {
            return new ObjectName(name.toString());
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(name + " is no ObjectName", e);
        }
    }

    static ObjectName of(String type) {
        return of(type, List.of(), List.of());
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0) ? ObjectName.quote(value) : value;
    }
}
