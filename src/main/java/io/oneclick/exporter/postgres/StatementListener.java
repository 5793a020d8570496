package io.oneclick.exporter.postgres;

import java.time.Duration;

/** Is told what each statement took, by the thread that ran it. */
@FunctionalInterface
public interface StatementListener {

    /** Does not listen. */
    StatementListener NONE = (statement, duration, sqlState) -> {};

    /**
     * @param statement its name
     * @param duration from sending it to its last row
     * @param sqlState why it failed, or null if it did not
     */
    void ended(String statement, Duration duration, String sqlState);
}
