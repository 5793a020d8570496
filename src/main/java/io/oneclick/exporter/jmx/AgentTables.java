package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.MetricFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.openmbean.TabularData;

/**
 * The series as tables for the agent, by attribute.
 *
 * <p>If a rule gives no name, the agent builds the metric's name from the bean's domain, its type and the attribute, separated
 * by underscores. The type {@code _} adds nothing, so the attribute {@code pr_num} becomes {@code oneclick_pr_num}. The agent
 * takes the labels from the columns. So the series of a gauge are a table whose rows need no pattern. Some series are
 * texts instead, for the rule of their type: the first one of each family, which sets the HELP; a series with a
 * line break in a label, because the agent's patterns match single lines; and all series of counters, of metrics without
 * labels and of those that are not known at the start.
 */
final class AgentTables {

    private static final String PREFIX = Names.DOMAIN + "_";

    /** The agent uses the column with this name as the value of the series. */
    private static final String VALUE = "value";

    private static final char END = '\0';

    private static final Pattern LINE_BREAK = Pattern.compile("[\n\r\u0085\u2028\u2029]");

    private final Set<String> families;
    private final Map<String, TabularData> tables;
    private final Map<MetricFamily.Type, List<String>> texts = new EnumMap<>(MetricFamily.Type.class);

    private AgentTables(Set<String> families, Map<String, TabularData> tables) {
        this.families = families;
        this.tables = tables;
    }

    /** The attributes for texts. */
    static Stream<String> attributes() {
        return Arrays.stream(MetricFamily.Type.values()).map(AgentTables::attribute);
    }

    /** The attributes of these families: one for each that can have a table. */
    static Stream<String> attributes(Declaration declaration) {
        return declaration.families().stream()
                .filter(family -> family.type() == MetricFamily.Type.GAUGE)
                .filter(family -> !family.labelNames().isEmpty())
                .filter(family -> family.name().startsWith(PREFIX))
                .map(AgentTables::attribute);
    }

    /** @param families the attributes of the families that have a table */
    static AgentTables of(Set<String> families, Collection<Collected> values) {
        return new AgentTables(families, new HashMap<>()).add(values);
    }

    /** These tables and those of more values. */
    AgentTables with(Collection<Collected> more) {
        AgentTables all = new AgentTables(families, new HashMap<>(tables));
        texts.forEach((type, list) -> all.texts.put(type, new ArrayList<>(list)));
        return all.add(more);
    }

    private AgentTables add(Collection<Collected> values) {
        for (Collected collected : values) {
            for (MetricFamily family : collected.declaration().families()) {
                add(family, family.series(collected.rows()));
            }
        }
        return this;
    }

    private void add(MetricFamily family, List<Object[]> all) {
        boolean hasTable = families.contains(attribute(family));
        List<String> ofType = texts.computeIfAbsent(family.type(), type -> new ArrayList<>());
        List<Object[]> rows = new ArrayList<>(hasTable ? all.size() : 0);
        for (Object[] series : all) {
            if (!hasTable || series == all.get(0) || hasLineBreak(series)) {
                ofType.add(text(family, series));
            } else {
                rows.add(series);
            }
        }
        if (hasTable) {
            tables.put(attribute(family), table(family, rows));
        }
    }

    /**
     * A series as the text that the agent's rules split: name, value, HELP, then a name and a value for each label. Each
     * part ends with U+0000, which no text of PostgreSQL can contain, so the parts are correct for any label.
     */
    private static String text(MetricFamily family, Object[] series) {
        List<String> names = family.labelNames();
        StringBuilder text = new StringBuilder();
        for (Object part : new Object[] {family.name(), series[names.size()], family.help()}) {
            text.append(part).append(END);
        }
        for (int i = 0; i < names.size(); i++) {
            if (series[i] != null) {
                text.append(names.get(i)).append(END).append(series[i]).append(END);
            }
        }
        return text.toString();
    }

    private static boolean hasLineBreak(Object[] series) {
        return Arrays.stream(series)
                .anyMatch(part -> part instanceof String label
                        && LINE_BREAK.matcher(label).find());
    }

    private static String attribute(MetricFamily family) {
        String name = family.name();
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    private static String attribute(MetricFamily.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static TabularData table(MetricFamily family, List<Object[]> series) {
        List<Column> columns = new ArrayList<>();
        for (String label : family.labelNames()) {
            columns.add(Column.key(label, label, cell(columns.size())));
        }
        Class<?> type = family.samples().get(0).value().numberType();
        columns.add(Column.value(VALUE, VALUE, type, cell(columns.size())));
        return Rows.of(attribute(family), columns, series);
    }

    private static Function<Object, Object> cell(int place) {
        return row -> ((Object[]) row)[place];
    }

    private static TabularData table(MetricFamily.Type type, List<String> texts) {
        List<Object[]> rows = new ArrayList<>(texts.size());
        // The agent puts ^.* before each pattern. It ends at the line break: a pattern is not tried all along the text.
        texts.forEach(text -> rows.add(new Object[] {"\n" + rows.size(), text}));
        List<Column> columns =
                List.of(Column.key("row", "row", cell(0)), Column.value(VALUE, VALUE, String.class, cell(1)));
        return Rows.of(attribute(type), columns, rows);
    }

    Map<String, TabularData> byAttribute() {
        Map<String, TabularData> all = new HashMap<>(tables);
        texts.forEach((type, list) -> all.put(attribute(type), table(type, list)));
        return all;
    }
}
