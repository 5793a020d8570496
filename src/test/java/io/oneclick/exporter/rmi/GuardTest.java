package io.oneclick.exporter.rmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.MBeanServerForwarder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardTest {

    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final MBeanServerForwarder session = Guard.forwarder(new Refusals(System::nanoTime));
    private final List<Integer> levels = new ArrayList<>(List.of(1));

    private ObjectName ours;
    private ObjectName other;

    /** A bean with everything that a session can do to one. */
    public interface Dial {
        int getLevel();

        void setLevel(int level);

        String press(String finger);
    }

    private final class ListedDial implements Dial {
        @Override
        public int getLevel() {
            return levels.get(levels.size() - 1);
        }

        @Override
        public void setLevel(int level) {
            levels.add(level);
        }

        @Override
        public String press(String finger) {
            return "pressed by " + finger;
        }
    }

    @BeforeEach
    void register() throws Exception {
        session.setMBeanServer(beans);
        ours = new ObjectName("oneclick:type=Dial");
        other = new ObjectName("java.lang:type=Dial");
        beans.registerMBean(new StandardMBean(new ListedDial(), Dial.class), ours);
        beans.registerMBean(new StandardMBean(new ListedDial(), Dial.class), other);
    }

    @Test
    void ourBeansAreReadSetAndCalled() throws Exception {
        session.setAttribute(ours, new Attribute("Level", 2));
        assertEquals(2, session.getAttribute(ours, "Level"));
        assertEquals("pressed by me", press(ours));
        session.setAttributes(ours, new AttributeList(List.of(new Attribute("Level", 3))));
        assertEquals(List.of(1, 2, 3), levels);
    }

    @Test
    void otherBeansAreReadOnly() throws Exception {
        assertEquals(1, session.getAttribute(other, "Level"));
        assertEquals(1, session.getAttributes(other, new String[] {"Level"}).size());
        assertEquals(3, session.getMBeanInfo(other).getAttributes().length + 2);
        assertTrue(session.queryNames(null, null).containsAll(List.of(ours, other)));
        assertRefused(() -> session.setAttribute(other, new Attribute("Level", 2)));
        assertRefused(() -> session.setAttributes(other, new AttributeList(List.of(new Attribute("Level", 2)))));
        assertRefused(() -> press(other));
        assertEquals(List.of(1), levels);
    }

    @Test
    void aDomainThatOnlyLooksLikeOursIsNotOurs() throws Exception {
        for (String domain : List.of("oneclick.x", "ONECLICK", " oneclick", "*", "one?lick", "")) {
            ObjectName name = new ObjectName(domain + ":type=Dial");
            assertRefused(() -> press(name));
        }
    }

    @Test
    void noBeanIsMadeOrRemovedNotEvenOfOurs() throws Exception {
        ObjectName made = new ObjectName("oneclick:type=Made");
        assertRefused(() -> session.createMBean("javax.management.loading.MLet", made));
        assertRefused(() -> session.createMBean("javax.management.loading.MLet", made, null, new Object[0], null));
        assertRefused(() -> session.registerMBean(new StandardMBean(new ListedDial(), Dial.class), made));
        assertRefused(() -> session.unregisterMBean(ours));
        assertRefused(() -> session.instantiate("java.lang.String"));
        assertFalse(beans.isRegistered(made));
        assertTrue(beans.isRegistered(ours));
    }

    @Test
    void everyMethodThatIsNotKnownToReadIsRefused() {
        List<String> refused = Arrays.stream(MBeanServer.class.getMethods())
                .filter(method -> {
                    try {
                        method.invoke(session, new Object[method.getParameterCount()]);
                        return false;
                    } catch (ReflectiveOperationException e) {
                        return e.getCause() instanceof SecurityException;
                    }
                })
                .map(method -> method.getName())
                .distinct()
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "createMBean",
                        "deserialize",
                        "getClassLoader",
                        "instantiate",
                        "invoke",
                        "registerMBean",
                        "setAttribute",
                        "setAttributes",
                        "unregisterMBean"),
                refused);
    }

    @Test
    void whatTheBeansThrowReachesTheCallerAsItIs() throws Exception {
        ObjectName missing = new ObjectName("oneclick:type=Missing");
        assertThrows(InstanceNotFoundException.class, () -> session.getAttribute(missing, "Level"));
    }

    private Object press(ObjectName name) throws Exception {
        return session.invoke(name, "press", new Object[] {"me"}, new String[] {String.class.getName()});
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable call) {
        assertEquals(Guard.RULE, assertThrows(SecurityException.class, call).getMessage());
    }
}
