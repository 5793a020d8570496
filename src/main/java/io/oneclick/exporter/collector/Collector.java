package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * Computes related values from a snapshot. It is a pure function: the same snapshot gives the same values, without side
 * effects.
 */
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

    /** The name that operators see: the label {@code collector}. */
    public final String name() {
        return name;
    }

    /** The declaration of its rows. */
    public final Declaration declaration() {
        return declaration;
    }

    /**
     * Computes what is shown.
     *
     * @throws io.oneclick.exporter.model.MissingPartException if the snapshot does not contain a required part
     */
    public final Collected collect(Snapshot snapshot) {
        return new Collected(declaration, rows(snapshot), lack(snapshot));
    }

    /**
     * Computes the rows.
     *
     * @throws io.oneclick.exporter.model.MissingPartException if the snapshot does not contain a required part
     */
    abstract List<?> rows(Snapshot snapshot);

    /**
     * What is missing in the rows although the rest is correct, with the next step for the operator; null if nothing is
     * missing.
     */
    String lack(Snapshot snapshot) {
        return null;
    }
}
