package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.refresh.Publisher;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.NotificationEmitter;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;

/**
 * Shows the values of the collectors as beans: one for each row or for each table, and one with all series for the
 * agent. A bean that remains gets its new values in place; it is not unregistered in between.
 */
public final class Beans implements Publisher {

    private final Registry registry;
    private final AgentBean agent;
    private final Map<ObjectName, DescribedMBean> shown = new HashMap<>();

    /** @param declarations of what is published */
    public Beans(Registry registry, Collection<Declaration> declarations) {
        this(registry, AgentBean.TYPE, declarations);
    }

    /** @param agentType of the bean for the agent */
    Beans(Registry registry, String agentType, Collection<Declaration> declarations) {
        this.registry = registry;
        this.agent = new AgentBean(declarations);
        registry.register(agent, Names.of(agentType));
    }

    /** Shows beans that exist as long as the exporter and are read again at each access. */
    void register(Declaration declaration, List<?> rows) {
        rows.forEach(row -> registry.register(DescribedMBean.of(row, declaration.contract()), name(declaration, row)));
        toAgent(new Collected(declaration, rows));
    }

    /** Shows one such bean, which also sends notifications. */
    void register(Declaration declaration, Object bean, NotificationEmitter emitter) {
        registry.register(DescribedMBean.of(bean, declaration.contract(), emitter), Names.of(declaration.key()));
        toAgent(new Collected(declaration, List.of(bean)));
    }

    /** Adds series that the agent reads again at each scrape, without a bean. */
    void toAgent(Collected live) {
        agent.add(live);
    }

    @Override
    public synchronized void publish(Collection<Collected> values) {
        agent.replace(values);
        Set<ObjectName> current = new HashSet<>();
        for (Collected collected : values) {
            Declaration declaration = collected.declaration();
            if (declaration.contract() == null) {
                ObjectName name = Names.of(declaration.key());
                current.add(name);
                show(
                        name,
                        new Shown(Rows.of(declaration, collected.rows())),
                        TableMBean.class,
                        declaration.description());
            } else {
                for (Object row : collected.rows()) {
                    ObjectName name = name(declaration, row);
                    current.add(name);
                    show(name, row, declaration.contract(), declaration.description());
                }
            }
        }
        Set<ObjectName> gone = new HashSet<>(shown.keySet());
        gone.removeAll(current);
        gone.forEach(name -> {
            registry.unregister(name);
            shown.remove(name);
        });
    }

    private static ObjectName name(Declaration declaration, Object row) {
        Map<String, String> properties = new LinkedHashMap<>(declaration.key());
        for (Column label : declaration.labels()) {
            Object value = label.of(row);
            if (label.isKey() && value != null) {
                properties.put(label.name(), value.toString());
            }
        }
        return Names.of(properties);
    }

    private void show(ObjectName name, Object values, Class<?> contract, String description) {
        DescribedMBean bean = shown.get(name);
        if (bean != null && !bean.isDescribedAs(description)) {
            // The definition has changed: register a new bean, because clients keep the MBeanInfo of the old one.
            registry.unregister(name);
            bean = null;
        }
        if (bean == null) {
            bean = DescribedMBean.of(values, contract, description);
            shown.put(name, bean);
            registry.register(bean, name);
        } else {
            bean.replace(values);
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
