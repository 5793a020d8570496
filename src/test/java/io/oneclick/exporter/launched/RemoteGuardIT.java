package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.Query;
import javax.management.QueryExp;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a remote JMX session can reach of a process that knows the database's password. */
final class RemoteGuardIT {

    private static final String DATABASE_PASSWORD = "Geheim4711";
    private static final String STORE_PASSWORD = "Geheim4712";

    @TempDir
    private static Path directory;

    private static Launched run;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = Launched.freePort();
        run = Launched.start(
                directory,
                Map.of(
                        "ONECLICK_LISTEN",
                        "127.0.0.1:" + Launched.freePort(),
                        "DATABASE_URL",
                        "postgres://u:" + DATABASE_PASSWORD + "@127.0.0.1:" + Launched.freePort() + "/db",
                        "ONECLICK_JAVA_OPTS",
                        "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD,
                        "ONECLICK_JMX_PORT",
                        String.valueOf(port),
                        "ONECLICK_JMX_PASSWORD_FILE",
                        file("passwords", "monitor reads\noperator writes\n"),
                        "ONECLICK_JMX_ACCESS_FILE",
                        file("access", "monitor readonly\noperator readwrite\n")),
                Launched.script());
        run.speaks();
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.management.jfr:type=FlightRecorder, newRecording",
        "jdk.management.jfr:type=FlightRecorder, takeSnapshot",
        "com.sun.management:type=DiagnosticCommand, jvmtiAgentLoad",
        "com.sun.management:type=DiagnosticCommand, jfrStart",
        "com.sun.management:type=DiagnosticCommand, vmSystemProperties",
        "com.sun.management:type=DiagnosticCommand, vmCommandLine",
        "com.sun.management:type=HotSpotDiagnostic, dumpHeap",
        "com.sun.management:type=HotSpotDiagnostic, setVMOption",
        "java.util.logging:type=Logging, setLoggerLevel",
        "java.lang:type=Memory, gc",
        "java.lang:type=Threading, dumpAllThreads"
    })
    void anOperationOfTheJvmIsRefusedAndLogged(String bean, String operation) throws Exception {
        try (JMXConnector client = connect("operator", "writes")) {
            MBeanServerConnection beans = client.getMBeanServerConnection();
            ObjectName name = new ObjectName(bean);
            assertRefused(() -> beans.invoke(name, operation, new Object[0], new String[0]));
            assertLogged("invoke " + name + " " + operation + " from operator at 127.0.0.1");
        }
    }

    @Test
    void aHeapDumpIsNotWritten() throws Exception {
        Path dump = directory.resolve("heap.hprof");
        try (JMXConnector client = connect("operator", "writes")) {
            Object[] values = {dump.toString(), true};
            String[] types = {String.class.getName(), "boolean"};
            assertRefused(() -> client.getMBeanServerConnection()
                    .invoke(new ObjectName("com.sun.management:type=HotSpotDiagnostic"), "dumpHeap", values, types));
        }
        assertFalse(Files.exists(dump));
    }

    @Test
    void beansOfTheJvmAreNeitherSetNorMadeNorRemoved() throws Exception {
        try (JMXConnector client = connect("operator", "writes")) {
            MBeanServerConnection beans = client.getMBeanServerConnection();
            ObjectName memory = new ObjectName("java.lang:type=Memory");
            assertRefused(() -> beans.setAttribute(memory, new Attribute("Verbose", true)));
            assertRefused(() -> beans.createMBean("javax.management.loading.MLet", new ObjectName("oneclick:type=M")));
            assertRefused(() -> beans.unregisterMBean(new ObjectName("oneclick:type=Exporter")));
            assertEquals(false, beans.getAttribute(memory, "Verbose"));
        }
    }

    @Test
    void noAttributeOfAnyBeanHoldsAPassword() throws Exception {
        int read = 0;
        try (JMXConnector client = connect("operator", "writes")) {
            MBeanServerConnection beans = client.getMBeanServerConnection();
            for (ObjectName name : beans.queryNames(null, null)) {
                for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                    String text = text(beans, name, attribute.getName());
                    assertFalse(text.contains(DATABASE_PASSWORD), name + " " + attribute.getName());
                    assertFalse(text.contains(STORE_PASSWORD), name + " " + attribute.getName());
                    read++;
                }
            }
            ObjectName runtime = new ObjectName("java.lang:type=Runtime");
            assertTrue(text(beans, runtime, "SystemProperties").contains("javax.net.ssl.trustStorePassword"));
            assertTrue(text(beans, runtime, "InputArguments").contains("-Djavax.net.ssl.trustStorePassword=*****"));
            assertFalse(beans.getAttributes(runtime, new String[] {"InputArguments", "SystemProperties"})
                    .toString()
                    .contains(STORE_PASSWORD));
        }
        assertTrue(read > 100, "only " + read + " attributes were read");
    }

    @Test
    void theOperatorActsOnTheExporterAndTheMonitorDoesNot() throws Exception {
        ObjectName exporter = new ObjectName("oneclick:type=Exporter");
        try (JMXConnector operator = connect("operator", "writes");
                JMXConnector monitor = connect("monitor", "reads")) {
            MBeanServerConnection beans = operator.getMBeanServerConnection();
            beans.setAttribute(exporter, new Attribute("IntervalSeconds", 60L));
            MBeanServerConnection watched = monitor.getMBeanServerConnection();
            assertEquals(60L, watched.getAttribute(exporter, "IntervalSeconds"));
            assertTrue(
                    watched.getAttribute(new ObjectName("java.lang:type=Threading"), "ThreadCount") instanceof Integer);
            assertThrows(
                    SecurityException.class, () -> watched.invoke(exporter, "pause", new Object[0], new String[0]));
            assertLogged("invoke oneclick:type=Exporter pause from monitor at 127.0.0.1");
        }
    }

    @Test
    void aWrongLoginIsLoggedWithoutItsPassword() {
        assertThrows(SecurityException.class, () -> connect("operator", "GuessedPassword"));
        assertLogged("WARN  Refused a remote JMX login as operator from 127.0.0.1");
        assertFalse(run.text().contains("GuessedPassword"), run.text());
    }

    @Test
    void anObjectThatNoCallNeedsIsNotReadFromTheWire() throws Exception {
        try (JMXConnector client = connect("operator", "writes")) {
            MBeanServerConnection beans = client.getMBeanServerConnection();
            ObjectName exporter = new ObjectName("oneclick:type=Exporter");
            for (Object sent : new Object[] {new File("x"), new HashMap<>(Map.of("a", "b"))}) {
                Exception refused = assertThrows(
                        Exception.class,
                        () -> beans.invoke(
                                exporter, "missingReports", new Object[] {sent}, new String[] {String.class.getName()
                                }));
                assertTrue(chain(refused).contains("REJECTED"), chain(refused));
            }
            QueryExp query = Query.eq(Query.attr("VmName"), Query.value("x"));
            Exception refused = assertThrows(Exception.class, () -> beans.queryNames(null, query));
            assertTrue(chain(refused).contains("REJECTED"), chain(refused));
        }
    }

    private static JMXConnector connect(String user, String password) throws IOException {
        return JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"),
                Map.of(JMXConnector.CREDENTIALS, new String[] {user, password}));
    }

    private static void assertRefused(Executable call) {
        SecurityException refused = assertThrows(SecurityException.class, call);
        assertTrue(refused.getMessage().contains("only in the domain oneclick"), refused.getMessage());
    }

    private static void assertLogged(String words) {
        try {
            Wait.until("the log says " + words, () -> run.text().contains(words));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String chain(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }

    private static String text(MBeanServerConnection beans, ObjectName name, String attribute) throws Exception {
        try {
            Object value = beans.getAttribute(name, attribute);
            return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        } catch (JMException | JMRuntimeException | UnsupportedOperationException notReadable) {
            return notReadable.toString();
        }
    }

    private static String file(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
                .toString();
    }
}
