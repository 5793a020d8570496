package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Published;
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
        String[] names = columns.stream().map(Column::name).toArray(String[]::new);
        try {
            CompositeType row = new CompositeType(
                    type + "Row",
                    "One row of " + type,
                    names,
                    columns.stream().map(Column::description).toArray(String[]::new),
                    columns.stream().map(Tables::openType).toArray(OpenType<?>[]::new));
            String[] labels = columns.stream()
                    .limit(published.labelCount())
                    .map(Column::name)
                    .toArray(String[]::new);
            return new Rows(new TabularType(type, type, row, labels), names, published.rows());
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
