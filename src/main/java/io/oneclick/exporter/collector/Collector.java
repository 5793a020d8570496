package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/** Computes one theme of values from a snapshot. Pure: the same snapshot gives the same values, and nothing else happens. */
public abstract class Collector {

    private final String name;
    private final Declaration declaration;

    /**
     * @param name in snake case
     * @param row the record that declares its rows
     */
    Collector(String name, Class<? extends Record> row) {
        this.name = name;
        this.declaration = Declaration.of(row);
    }

    /** The name operators see: the label {@code collector}. */
    public final String name() {
        return name;
    }

    /** What its rows are. */
    public final Declaration declaration() {
        return declaration;
    }

    /**
     * Computes what is shown.
     *
     * @throws io.oneclick.exporter.model.MissingPartException if the snapshot lacks what it is made of
     */
    public final Collected collect(Snapshot snapshot) {
        return new Collected(declaration, rows(snapshot), lack(snapshot));
    }

    /**
     * Computes the rows.
     *
     * @throws io.oneclick.exporter.model.MissingPartException if the snapshot lacks what they are made of
     */
    abstract List<?> rows(Snapshot snapshot);

    /** What the rows lack although the rest of them is right, in words an operator can act on; null if nothing. */
    String lack(Snapshot snapshot) {
        return null;
    }
}
