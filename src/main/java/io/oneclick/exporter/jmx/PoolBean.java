package io.oneclick.exporter.jmx;

import io.oneclick.exporter.source.Connections;
import java.util.function.Supplier;

/** The pool for JMX clients: one bean, whichever source is read. */
public final class PoolBean implements PoolMXBean {

    private final Supplier<Connections> connections;

    private PoolBean(Supplier<Connections> connections) {
        this.connections = connections;
    }

    public static void register(Registry registry, Supplier<Connections> connections) {
        registry.register(new DescribedMBean(new PoolBean(connections), PoolMXBean.class, true), Names.of("Pool"));
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
