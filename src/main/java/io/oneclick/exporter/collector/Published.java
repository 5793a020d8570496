package io.oneclick.exporter.collector;

import java.util.List;

/** What a collector computed: sets of numbers, each of which becomes a bean, or one table. Immutable. */
public sealed interface Published permits Numbers, Table {

    /** The columns of the table in which all of it can be read at once: first the labels, then the values. */
    List<Column> columns();

    /** How many of the columns are labels: the leading ones. No two rows have the same labels. */
    int labelCount();

    /** The rows, in the order of the columns. A value may be null: unknown. */
    List<Object[]> rows();

    /** What is lacking though the rest is right, in words an operator can act on; null if nothing is. */
    String shortage();
}
