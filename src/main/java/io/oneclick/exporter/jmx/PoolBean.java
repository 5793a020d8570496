package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Label;
import io.oneclick.exporter.source.Connections;
import java.util.List;
import java.util.function.Supplier;

/** The connection pool for JMX clients: one bean, which stays when the source is replaced. */
public record PoolBean(
        @Label(value = "pool", isKey = false) @Description("The name of the pool")
        String pool,

        Supplier<Connections> connections)
        implements PoolMXBean {

    private static final Declaration DECLARATION = Declaration.of(PoolBean.class);

    /** Shows the pool from now on. */
    public static void register(Beans beans, Supplier<Connections> connections) {
        beans.register(DECLARATION, List.of(new PoolBean("oneclick", connections)));
    }

    @Override
    public int getActiveConnections() {
        return connections.get().active();
    }

    @Override
    public int getIdleConnections() {
        return connections.get().idle();
    }

    @Override
    public int getPendingThreads() {
        return connections.get().pending();
    }

    @Override
    public int getTotalConnections() {
        return connections.get().total();
    }
}
