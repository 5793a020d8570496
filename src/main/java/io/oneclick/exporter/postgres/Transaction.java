package io.oneclick.exporter.postgres;

import java.sql.SQLException;

/** Reads in one transaction. */
@FunctionalInterface
public interface Transaction<T> {

    /** @param session of this transaction; it cannot be used afterwards */
    T run(Session session) throws SQLException;
}
