package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.LogLines;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private static final ObjectName FIRST = Names.of("First");
    private static final ObjectName SECOND = Names.of("Second");

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Registry registry = new Registry(server);

    private static Object bean() {
        return new AgentBean(List.of());
    }

    @Test
    void itRemovesItsOwnBeansAndNoOther() throws Exception {
        server.registerMBean(bean(), FIRST);
        registry.register(bean(), SECOND);
        registry.unregister(FIRST);
        assertTrue(server.isRegistered(FIRST));
        registry.close();
        assertTrue(server.isRegistered(FIRST));
        assertFalse(server.isRegistered(SECOND));
    }

    @Test
    void aNameThatIsTakenStaysWithItsOwnerAndIsLogged() throws Exception {
        server.registerMBean(bean(), FIRST);
        try (LogLines log = new LogLines()) {
            registry.register(bean(), FIRST);
            assertEquals(1, log.with("cannot be registered").size());
        }
        registry.close();
        assertTrue(server.isRegistered(FIRST));
    }

    @Test
    void afterItsEndItRegistersNothing() {
        registry.close();
        registry.register(bean(), FIRST);
        assertFalse(server.isRegistered(FIRST));
    }
}
