package io.oneclick.exporter.collector;

import java.util.List;

/**
 * What a collector computed. Immutable.
 *
 * @param declaration of the rows
 * @param rows as declared
 * @param lack what is missing though the rest is right, in words an operator can act on; null if nothing is
 */
public record Collected(Declaration declaration, List<?> rows, String lack) {

    public Collected {
        rows = List.copyOf(rows);
    }

    public Collected(Declaration declaration, List<?> rows) {
        this(declaration, rows, null);
    }
}
