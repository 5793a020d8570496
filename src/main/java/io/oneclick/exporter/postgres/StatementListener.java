package io.oneclick.exporter.postgres;

import java.time.Duration;

/** Is notified of the duration of each statement, by the thread that ran it. */
@FunctionalInterface
public interface StatementListener {

    /** Ignores all statements. */
    StatementListener NONE = (statement, duration, sqlState) -> {};

    /**
     * @param statement its name
     * @param duration from sending it to reading its last row
     * @param sqlState the SQLSTATE of its failure, or null if it succeeded
     */
    void ended(String statement, Duration duration, String sqlState);
}
