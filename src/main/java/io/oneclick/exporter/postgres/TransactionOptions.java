package io.oneclick.exporter.postgres;

import java.util.List;

/**
 * The options of a transaction.
 *
 * @param plans that the planner may choose from
 * @param tables names of the tables to lock at the start, all at once and without waiting; tables that do not exist or
 *     cannot be read are skipped
 */
public record TransactionOptions(Plans plans, List<String> tables) {

    public TransactionOptions {
        tables = List.copyOf(tables);
    }
}
