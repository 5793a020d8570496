package io.oneclick.exporter.jmx;

import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** ObjectNames of the domain {@code oneclick}: keys in the given order, values quoted only if necessary. */
final class Names {

    static final String DOMAIN = "oneclick";
    private static final String NEEDS_QUOTES = ",=:\"*?\n";

    private Names() {}

    /** {@code oneclick:type=<type>}. */
    static ObjectName of(String type) {
        return of(Map.of("type", type));
    }

    /** @param properties the keys with their values, in their order */
    static ObjectName of(Map<String, String> properties) {
        StringBuilder name = new StringBuilder(DOMAIN);
        properties.forEach((key, value) -> name.append(name.length() == DOMAIN.length() ? ':' : ',')
                .append(key)
                .append('=')
                .append(quoted(value)));
        try {
            return new ObjectName(name.toString());
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(name + " is not an ObjectName", e);
        }
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0) ? ObjectName.quote(value) : value;
    }
}
