package io.oneclick.exporter.jmx;

import java.util.List;
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
 * All series of one refresh, a table for each family, as the attributes of one bean. The agent reads it in one call, and that
 * call is answered from one set of tables: a scrape never sees a part of one refresh with a part of the next.
 *
 * <p>Where no rule says otherwise, the agent names a metric after the bean's domain, its type and the attribute, with one
 * underscore between them: so the type {@code _} adds nothing, and {@code pr_num} becomes {@code oneclick_pr_num}.
 */
final class SeriesMBean implements DynamicMBean {

    /** The bean's type. */
    static final String TYPE = "_";

    private static final String PREFIX = Names.DOMAIN + "_";

    private final MBeanInfo info;
    private volatile Map<String, TabularData> tables = Map.of();

    /** @param families of metrics */
    SeriesMBean(List<String> families) {
        MBeanAttributeInfo[] attributes = families.stream()
                .map(family -> new MBeanAttributeInfo(
                        attribute(family), TabularData.class.getName(), "The series of " + family, true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        info = new MBeanInfo(
                SeriesMBean.class.getName(),
                "All series of one refresh, for the agent: a table for each family of metrics, null while it has no value",
                attributes,
                null,
                null,
                null);
    }

    /** The attribute that holds a family: its name without that of the domain. */
    static String attribute(String family) {
        return family.substring(PREFIX.length());
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
        throw new ReflectionException(new NoSuchMethodException(action), "the series have no operations");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return info;
    }
}
