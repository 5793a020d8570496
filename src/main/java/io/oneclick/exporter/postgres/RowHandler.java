package io.oneclick.exporter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Handles one row. */
@FunctionalInterface
public interface RowHandler {

    /** @param row positioned at the row; it must not be moved */
    void handle(ResultSet row) throws SQLException;
}
