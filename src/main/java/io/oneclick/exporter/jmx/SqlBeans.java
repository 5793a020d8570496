package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.refresh.Health;
import io.oneclick.exporter.refresh.SqlPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows the operator's own metrics: a table for each metric, a bean for each collector, and one bean with all their
 * series for the agent, so that a scrape never mixes the definitions of two reloads.
 */
public final class SqlBeans implements SqlPublisher {

    /** The type of the agent's bean. */
    private static final String TYPE = "_sql";

    private final Beans beans;

    public SqlBeans(Registry registry) {
        this.beans = new Beans(registry, TYPE, List.of());
    }

    @Override
    public void publish(List<Collected> values, Map<String, Health> collectors) {
        List<Collected> all = new ArrayList<>(values);
        all.add(CollectorBean.of(collectors));
        beans.publish(all);
    }
}
