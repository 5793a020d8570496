package io.oneclick.exporter.postgres;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Handles the rows of a query whose columns are not known in advance. */
public interface RowsHandler extends RowHandler {

    /** Is called before the first row, also if there is no row. */
    void columns(ResultSetMetaData columns) throws SQLException;
}
