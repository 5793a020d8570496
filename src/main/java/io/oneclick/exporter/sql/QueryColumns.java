package io.oneclick.exporter.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of a query's rows by name, with a reader for each. */
final class QueryColumns {

    /**
     * @param index counted from 1
     * @param isTruth whether its type is boolean
     */
    private record Column(int index, boolean isTruth, ValueReader reader) {}

    /** Longer texts are probably content instead of names, and each would be sent with every scrape. */
    private static final int MAX_LABEL = 2_000;

    private final Map<String, Column> columns = new LinkedHashMap<>();

    /** @param zone of times without a zone */
    QueryColumns(ResultSetMetaData description, ZoneId zone) throws SQLException {
        for (int index = 1; index <= description.getColumnCount(); index++) {
            String type = description.getColumnTypeName(index);
            // Of two columns with the same name the last one is used, as in sql_exporter.
            columns.put(
                    description.getColumnLabel(index),
                    new Column(index, type.equals("bool"), ValueReader.of(type, zone)));
        }
    }

    /** @throws QueryFailure if there is no such column */
    void require(SqlMetric metric, String name) {
        if (!columns.containsKey(name)) {
            Optional<String> similar =
                    columns.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
            throw new QueryFailure("metric " + metric.name() + ": the query has no column '" + name + "', only "
                    + String.join(", ", columns.keySet())
                    + similar.map(column -> "; write AS \"" + name + "\", in quotes, to keep its capitals")
                            .orElse(""));
        }
    }

    /**
     * The text of a label as PostgreSQL returns it, except for booleans; null if it is empty, because an empty label is
     * omitted.
     */
    String text(ResultSet row, String name) throws SQLException {
        Column column = columns.get(name);
        String text = row.getString(column.index());
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > MAX_LABEL) {
            throw new QueryFailure("column " + name + ": a label of " + text.length()
                    + " characters is too long; write left(" + name + ", 100) or leave it out of key_labels");
        }
        return column.isTruth() ? Boolean.toString(row.getBoolean(column.index())) : text;
    }

    Double number(ResultSet row, String name) throws SQLException {
        Column column = columns.get(name);
        try {
            return column.reader().read(row, column.index());
        } catch (QueryFailure e) {
            throw new QueryFailure("column " + name + ": " + e.getMessage());
        }
    }
}
