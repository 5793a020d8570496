package io.oneclick.exporter.jmx;

import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.TabularData;

/**
 * All tables of one refresh as the attributes of one bean. The agent reads it in one call, and that call is answered from
 * one set of tables: a scrape never sees a part of one refresh with a part of the next.
 */
final class SnapshotMBean implements DynamicMBean {

    private final MBeanInfo info;
    private volatile Map<String, TabularData> tables = Map.of();

    /** @param types of the tables: the names of the attributes, each with its description */
    SnapshotMBean(Map<String, String> types) {
        MBeanAttributeInfo[] attributes = types.entrySet().stream()
                .map(type -> new MBeanAttributeInfo(
                        type.getKey(), TabularData.class.getName(), type.getValue(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        info = new MBeanInfo(
                SnapshotMBean.class.getName(),
                "All values of one refresh, for the agent: a table for each type, null while it has no value",
                attributes,
                null,
                null,
                null);
    }

    void replace(Map<String, TabularData> newTables) {
        tables = Map.copyOf(newTables);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        Map<String, TabularData> now = tables;
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
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            if (attribute.getName().equals(name)) {
                return tables.get(name);
            }
        }
        throw new AttributeNotFoundException(name);
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
        throw new ReflectionException(new NoSuchMethodException(action), "the snapshot has no operations");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return info;
    }
}
