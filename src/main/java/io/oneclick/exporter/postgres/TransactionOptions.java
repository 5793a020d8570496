package io.oneclick.exporter.postgres;

import java.util.List;

/**
 * How a transaction runs.
 *
 * @param plans what the planner may choose from
 * @param tables names of the tables to lock at the start, all at once and without waiting; those that are not there, or may
 *     not be read, are left out
 */
public record TransactionOptions(Plans plans, List<String> tables) {

    public TransactionOptions {
        tables = List.copyOf(tables);
    }
}
