package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Numbers;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.collector.Table;
import io.oneclick.exporter.refresh.Publisher;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;

/**
 * Shows the values as beans: one for each set of numbers, one for each table, and {@code type=Snapshot} with all of them.
 * A bean that stays is handed its new values; it is never taken away in between.
 */
public final class BeanTree implements Publisher {

    private final Registry registry;
    private final SnapshotMBean snapshot;
    private final Map<ObjectName, Current<?>> beans = new HashMap<>();

    public BeanTree(Registry registry, List<Collector> collectors) {
        this.registry = registry;
        Map<String, String> types = new LinkedHashMap<>();
        collectors.forEach(collector -> types.put(collector.type(), "Values of the collector " + collector.name()));
        this.snapshot = new SnapshotMBean(types);
        registry.register(snapshot, Names.of("Snapshot"));
    }

    @Override
    public synchronized void publish(Map<String, Published> values) {
        Map<String, TabularData> tables = new HashMap<>();
        Set<ObjectName> shown = new HashSet<>();
        values.forEach((type, published) -> {
            TabularData table = Tables.of(type, published);
            tables.put(type, table);
            if (published instanceof Numbers<?> numbers) {
                show(type, numbers, shown);
            } else if (published instanceof Table) {
                show(Names.of(type), new Shown(table), TableMBean.class, false, shown);
            }
        });
        snapshot.replace(tables);
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
