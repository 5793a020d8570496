package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Numbers;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.collector.Table;
import io.oneclick.exporter.refresh.Publisher;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;

/**
 * Shows the values as beans: one for each set of numbers, one for each table, and one with all series for the
 * agent. A bean that stays is handed its new values; it is never taken away in between.
 */
public final class BeanTree implements Publisher {

    private final Registry registry;
    private final SeriesMBean series;
    private final Map<String, List<Family>> families = new HashMap<>();
    private final Map<ObjectName, Current<?>> beans = new HashMap<>();

    public BeanTree(Registry registry, List<Collector> collectors) {
        this.registry = registry;
        collectors.forEach(collector -> families.put(collector.type(), collector.families()));
        this.series = new SeriesMBean(collectors.stream()
                .flatMap(collector -> collector.families().stream())
                .map(Family::name)
                .toList());
        registry.register(series, Names.of(SeriesMBean.TYPE));
    }

    @Override
    public synchronized void publish(Map<String, Published> values) {
        Map<String, TabularData> tables = new HashMap<>();
        Set<ObjectName> shown = new HashSet<>();
        values.forEach((type, published) -> {
            for (Family family : families.get(type)) {
                String name = SeriesMBean.attribute(family.name());
                tables.put(name, SeriesTable.of(name, family, published));
            }
            if (published instanceof Numbers<?> numbers) {
                show(type, numbers, shown);
            } else if (published instanceof Table) {
                show(Names.of(type), new Shown(Tables.of(type, published)), TableMBean.class, false, shown);
            }
        });
        series.replace(tables);
        Set<ObjectName> gone = new HashSet<>(beans.keySet());
        gone.removeAll(shown);
        gone.forEach(name -> {
            registry.unregister(name);
            beans.remove(name);
        });
    }

    private <N> void show(String type, Numbers<N> numbers, Set<ObjectName> shown) {
        List<String> keys = numbers.labels().stream().map(Column::name).toList();
        numbers.sets()
                .forEach((labels, set) -> show(Names.of(type, keys, labels), set, numbers.contract(), true, shown));
    }

    private <T> void show(ObjectName name, T values, Class<T> contract, boolean isMXBean, Set<ObjectName> shown) {
        shown.add(name);
        Current<?> current = beans.get(name);
        if (current == null) {
            Current<T> first = new Current<>(contract, values);
            beans.put(name, first);
            registry.register(new DescribedMBean(first.proxy(), contract, isMXBean), name);
        } else {
            current.replace(values);
        }
    }

    private record Shown(TabularData table) implements TableMBean {
        @Override
        public TabularData getRows() {
            return table;
        }

        @Override
        public Integer getRowCount() {
            return table.size();
        }
    }
}
