package io.oneclick.exporter.postgres;

import java.sql.SQLException;

/** What to read in one transaction. */
@FunctionalInterface
public interface Transaction<T> {

    /** @param session is the transaction's own, and of no use after it */
    T run(Session session) throws SQLException;
}
