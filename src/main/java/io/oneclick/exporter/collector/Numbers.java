package io.oneclick.exporter.collector;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Sets of plain numbers, each of which becomes a bean of its own that JConsole can plot.
 *
 * @param <N> holds one set
 * @param contract the MXBean interface of one set: a getter for each number, with its description
 * @param labels what tells one set from the other
 * @param sets one for each list of label values
 * @param shortage what is lacking, or null
 */
public record Numbers<N>(Class<N> contract, List<Column> labels, Map<List<String>, N> sets, String shortage)
        implements Published {

    private static final String GET = "get";

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(labels);
        for (Method getter : getters()) {
            columns.add(Column.count(
                    name(getter), getter.getAnnotation(Description.class).value()));
        }
        return List.copyOf(columns);
    }

    @Override
    public int labelCount() {
        return labels.size();
    }

    @Override
    public List<Object[]> rows() {
        List<Method> getters = getters();
        List<Object[]> rows = new ArrayList<>(sets.size());
        sets.forEach((labelValues, numbers) -> {
            Object[] row = labelValues.toArray(new Object[labels.size() + getters.size()]);
            for (int i = 0; i < getters.size(); i++) {
                row[labels.size() + i] = read(getters.get(i), numbers);
            }
            rows.add(row);
        });
        return rows;
    }

    private List<Method> getters() {
        return Arrays.stream(contract.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** {@code missingReport} for {@code getMissingReport}. */
    private static String name(Method getter) {
        String attribute = getter.getName().substring(GET.length());
        return Character.toLowerCase(attribute.charAt(0)) + attribute.substring(1);
    }

    private static Object read(Method getter, Object numbers) {
        try {
            return getter.invoke(numbers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter + " cannot be read", e);
        }
    }
}
