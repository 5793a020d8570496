package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Published;
import java.util.Arrays;
import java.util.List;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularType;

/** Turns published values into TabularData, whose index columns are the labels in their order. */
final class Tables {

    private Tables() {}

    static TabularData of(String type, Published published) {
        List<Column> columns = published.columns();
        return of(
                type,
                columns.stream().map(Column::name).toArray(String[]::new),
                columns.stream().map(Column::description).toArray(String[]::new),
                columns.stream().map(Tables::openType).toArray(OpenType<?>[]::new),
                published.labelCount(),
                published.rows());
    }

    /** @param labelCount how many of the columns, the leading ones, are labels */
    static TabularData of(
            String type,
            String[] names,
            String[] descriptions,
            OpenType<?>[] types,
            int labelCount,
            List<Object[]> rows) {
        try {
            // The agent joins the row's description to a text of its own for every row, but not one that is the name.
            CompositeType row = new CompositeType(type, type, names, descriptions, types);
            String[] labels = Arrays.copyOf(names, labelCount);
            return new Rows(new TabularType(type, type, row, labels), names, rows);
        } catch (OpenDataException e) {
            throw new IllegalStateException(type + " does not fit its columns", e);
        }
    }

    private static OpenType<?> openType(Column column) {
        if (column.type() == Long.class) {
            return SimpleType.LONG;
        }
        return column.type() == Integer.class ? SimpleType.INTEGER : SimpleType.STRING;
    }
}
