package io.oneclick.exporter.collector;

import java.util.List;

/**
 * The result of a collector. Immutable.
 *
 * @param declaration of the rows
 * @param rows as declared
 * @param lack what is missing although the rest is correct, with the next step for the operator; null if nothing is
 *     missing
 */
public record Collected(Declaration declaration, List<?> rows, String lack) {

    public Collected {
        rows = List.copyOf(rows);
    }

    public Collected(Declaration declaration, List<?> rows) {
        this(declaration, rows, null);
    }
}
