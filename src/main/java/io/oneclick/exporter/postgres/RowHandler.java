package io.oneclick.exporter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What to do with one row. */
@FunctionalInterface
public interface RowHandler {

    /** @param row stands at the row; it must not be moved */
    void handle(ResultSet row) throws SQLException;
}
