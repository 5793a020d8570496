package io.oneclick.exporter.jmx;

import java.util.HashSet;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers beans, and unregisters only those that it has registered. */
public final class Registry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final MBeanServer server;
    private final Set<ObjectName> own = new HashSet<>();
    private boolean isClosed;

    public Registry(MBeanServer server) {
        this.server = server;
    }

    /** Registers nothing after {@link #close}: what is still being read then would leave its bean behind. */
    synchronized void register(Object bean, ObjectName name) {
        if (isClosed) {
            return;
        }
        try {
            server.registerMBean(bean, name);
            own.add(name);
        } catch (JMException e) {
            LOG.warn("Bean {} cannot be registered: {}", name, e.getMessage());
        }
    }

    synchronized void unregister(ObjectName name) {
        if (own.remove(name)) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.debug("Bean {} was gone already", name, e);
            }
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        Set.copyOf(own).forEach(this::unregister);
    }
}
