package io.oneclick.exporter.postgres;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** What to do with the rows of a query whose columns are not known beforehand. */
public interface RowsHandler extends RowHandler {

    /** Is called before the first row, and also where there is none. */
    void columns(ResultSetMetaData columns) throws SQLException;
}
