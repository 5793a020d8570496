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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.TabularData;

/**
 * All series of one refresh as attributes of one bean, for the agent. The agent reads them in one call, and the answer
 * is from one refresh: a scrape never mixes the values of two refreshes.
 *
 * <p>Two optimizations make a scrape cheap. If a rule gives no name, the agent builds the metric's name from the bean's
 * domain, its type and the attribute, separated by underscores. The type {@code _} adds nothing, so the attribute
 * {@code pr_num} becomes {@code oneclick_pr_num}. The agent takes the labels from the columns. So the series of a gauge
 * are a table whose rows need no pattern. Only the first series of each family is a {@link SeriesText}, for the rule
 * that sets the HELP of the family. All series of counters, and of metrics that are not known at the start, are such
 * texts, too.
 */
final class AgentBean implements DynamicMBean {

    /** The bean's type. */
    static final String TYPE = "_";

    /** The agent uses the column with this name as the value of the series. */
    private static final String VALUE = "value";

    private static final Pattern LINE_BREAK = Pattern.compile("[\n\r\u0085\u2028\u2029]");

    private static final String PREFIX = Names.DOMAIN + "_";

    /** The series of one refresh. */
    private record Page(Map<String, TabularData> tables, Map<MetricFamily.Type, List<String>> texts) {}

    private final MBeanInfo info;
    private final Set<String> tableFamilies;
    private final List<Collected> live = new CopyOnWriteArrayList<>();
    private volatile Page page = new Page(Map.of(), Map.of());

    /** @param declarations whose gauges with labels have a table each; all other series are texts */
    AgentBean(Collection<Declaration> declarations) {
        List<MBeanAttributeInfo> attributes = new ArrayList<>();
        // This attribute comes first, because the agent takes a family's HELP from the first series that it reads.
        for (MetricFamily.Type type : MetricFamily.Type.values()) {
            attributes.add(info(attribute(type), "Series as texts, for the rule of this type"));
        }
        this.tableFamilies = declarations.stream()
                .flatMap(declaration -> declaration.families().stream())
                .filter(family -> family.type() == MetricFamily.Type.GAUGE)
                .filter(family -> !family.labelNames().isEmpty())
                .map(MetricFamily::name)
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        tableFamilies.forEach(name -> attributes.add(info(attribute(name), "The series of " + name)));
        this.info = new MBeanInfo(
                AgentBean.class.getName(),
                "All series of one refresh, for the agent",
                attributes.toArray(MBeanAttributeInfo[]::new),
                null,
                null,
                null);
    }

    private static MBeanAttributeInfo info(String name, String description) {
        return new MBeanAttributeInfo(name, TabularData.class.getName(), description, true, false, false);
    }

    private static String attribute(MetricFamily.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String attribute(String family) {
        return family.substring(PREFIX.length());
    }

    /** From now on, these rows are read again at each scrape. */
    void add(Collected rows) {
        live.add(rows);
    }

    /** Replaces all series except the live ones. */
    void replace(Collection<Collected> values) {
        Map<String, TabularData> tables = new HashMap<>();
        Map<MetricFamily.Type, List<String>> texts = new EnumMap<>(MetricFamily.Type.class);
        for (Collected collected : values) {
            for (MetricFamily family : collected.declaration().families()) {
                List<String> ofType = texts.computeIfAbsent(family.type(), type -> new ArrayList<>());
                List<Object[]> rows = split(family, collected.rows(), ofType);
                if (tableFamilies.contains(family.name())) {
                    tables.put(attribute(family.name()), table(family, rows));
                }
            }
        }
        page = new Page(tables, texts);
    }

    /**
     * Adds the series that need a rule to the texts and returns the others. In a family with a table, a rule is needed
     * for the first series, which sets the HELP, and for series with a line break in a label, because the agent's
     * patterns match single lines.
     */
    private List<Object[]> split(MetricFamily family, List<?> rows, List<String> texts) {
        boolean hasTable = tableFamilies.contains(family.name());
        List<Object[]> all = family.series(rows);
        List<Object[]> others = new ArrayList<>(all.size());
        for (Object[] series : all) {
            if (!hasTable || series == all.get(0) || hasLineBreak(series)) {
                texts.add(SeriesText.of(family, series));
            } else {
                others.add(series);
            }
        }
        return others;
    }

    private static boolean hasLineBreak(Object[] series) {
        return Arrays.stream(series)
                .anyMatch(part -> part instanceof String label
                        && LINE_BREAK.matcher(label).find());
    }

    private static TabularData table(MetricFamily family, List<Object[]> series) {
        List<Column> columns = new ArrayList<>();
        for (String label : family.labelNames()) {
            columns.add(Column.key(label, label, cell(columns.size())));
        }
        Class<?> type = family.samples().get(0).value().type();
        columns.add(Column.value(VALUE, VALUE, type, cell(columns.size())));
        return Rows.of(attribute(family.name()), columns, series);
    }

    private static Function<Object, Object> cell(int place) {
        return row -> ((Object[]) row)[place];
    }

    private static TabularData table(MetricFamily.Type type, List<String> texts) {
        List<Object[]> rows = new ArrayList<>(texts.size());
        // The agent puts ^.* before each pattern. The .* ends at the line break, so the pattern is not tried at every
        // position of the text.
        texts.forEach(text -> rows.add(new Object[] {"\n" + rows.size(), text}));
        List<Column> columns =
                List.of(Column.key("row", "row", cell(0)), Column.value(VALUE, VALUE, String.class, cell(1)));
        return Rows.of(attribute(type), columns, rows);
    }

    /** All current values, by attribute. */
    private Map<String, TabularData> now() {
        Page current = page;
        Map<MetricFamily.Type, List<String>> texts = new EnumMap<>(MetricFamily.Type.class);
        current.texts().forEach((type, list) -> texts.put(type, new ArrayList<>(list)));
        for (Collected collected : live) {
            for (MetricFamily family : collected.declaration().families()) {
                split(family, collected.rows(), texts.computeIfAbsent(family.type(), type -> new ArrayList<>()));
            }
        }
        Map<String, TabularData> now = new HashMap<>(current.tables());
        texts.forEach((type, list) -> now.put(attribute(type), table(type, list)));
        return now;
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        Map<String, TabularData> now = now();
        AttributeList list = new AttributeList();
        for (String name : names) {
            if (now.containsKey(name)) {
                list.add(new Attribute(name, now.get(name)));
            }
        }
        return list;
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        if (Arrays.stream(info.getAttributes()).noneMatch(one -> one.getName().equals(name))) {
            throw new AttributeNotFoundException(name);
        }
        return now().get(name);
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(action), "the series have no operations");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return info;
    }
}
