package io.oneclick.exporter.postgres;

import java.util.regex.Pattern;

/** Names of tables and roles. */
public final class Identifier {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private Identifier() {}

    /** A name as it must be written in SQL: quoted if it has capitals or special characters. */
    public static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
