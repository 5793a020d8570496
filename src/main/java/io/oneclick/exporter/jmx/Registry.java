package io.oneclick.exporter.jmx;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers beans, and unregisters only those that it has registered. */
public final class Registry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final MBeanServer server;
    private final Set<ObjectName> own = ConcurrentHashMap.newKeySet();

    public Registry(MBeanServer server) {
        this.server = server;
    }

    void register(Object bean, ObjectName name) {
        try {
            server.registerMBean(bean, name);
            own.add(name);
        } catch (JMException e) {
            LOG.warn("Bean {} cannot be registered: {}", name, e.getMessage());
        }
    }

    void unregister(ObjectName name) {
        if (own.remove(name)) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.debug("Bean {} was gone already", name, e);
            }
        }
    }

    @Override
    public void close() {
        Set.copyOf(own).forEach(this::unregister);
    }
}
