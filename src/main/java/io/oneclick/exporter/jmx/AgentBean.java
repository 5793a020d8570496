package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Declaration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
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
 */
final class AgentBean implements DynamicMBean {

    /** The bean's type. */
    static final String TYPE = "_";

    private final Set<String> families = new CopyOnWriteArraySet<>();
    private final List<Collected> live = new CopyOnWriteArrayList<>();
    private volatile AgentTables refreshed = AgentTables.of(families, List.of());

    /** @param declarations whose gauges with labels have a table each; all other series are texts */
    AgentBean(Collection<Declaration> declarations) {
        declarations.stream().flatMap(AgentTables::attributes).forEach(families::add);
    }

    /** Adds rows that are read again at each scrape. */
    void add(Collected rows) {
        AgentTables.attributes(rows.declaration()).forEach(families::add);
        live.add(rows);
    }

    /** Shows these series and the live ones. */
    void replace(Collection<Collected> values) {
        refreshed = AgentTables.of(families, values);
    }

    /** Texts first: the agent takes a family's HELP from the first series that it reads. */
    private Stream<String> attributes() {
        return Stream.concat(AgentTables.attributes(), families.stream());
    }

    private Map<String, TabularData> now() {
        return refreshed.with(live).byAttribute();
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
        if (attributes().noneMatch(name::equals)) {
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
        return new MBeanInfo(
                AgentBean.class.getName(),
                "All series of one refresh, for the agent",
                attributes().map(AgentBean::info).toArray(MBeanAttributeInfo[]::new),
                null,
                null,
                null);
    }

    private static MBeanAttributeInfo info(String name) {
        return new MBeanAttributeInfo(name, TabularData.class.getName(), "Series for the agent", true, false, false);
    }
}
