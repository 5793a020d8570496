package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.demo.Sample;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as JConsole meets it: from another JVM, through the local connector, on the real launcher. */
final class ConsoleIT {

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase server;
    private static Launched run;
    private static String address;

    private final List<JMXConnector> connectors = new ArrayList<>();
    private MBeanServerConnection beans;
    private ObjectName exporter;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedDatabase.start();
        Sample.load(server.createDatabase("sample"));
        run = Launched.start(
                directory,
                Map.of(
                        "ONECLICK_LISTEN",
                        "127.0.0.1:" + Launched.freePort(),
                        "DATABASE_URL",
                        server.database("sample").url(),
                        "ONECLICK_INTERVAL",
                        "1d"),
                Launched.script());
        Wait.until("it has read", () -> run.text().contains("First refresh"));
        VirtualMachine machine =
                VirtualMachine.attach(String.valueOf(run.process().pid()));
        address = machine.startLocalManagementAgent();
        machine.detach();
    }

    @AfterAll
    static void stop() throws Exception {
        // An end by SIGTERM, so that the JVM removes the socket of the attach mechanism.
        run.process().destroy();
        run.exitCode();
        run.close();
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        beans = connection();
        exporter = new ObjectName("oneclick:type=Exporter");
    }

    @AfterEach
    void disconnect() throws Exception {
        if (server.pid().isEmpty()) {
            server.startServer();
        }
        for (JMXConnector connector : connectors) {
            connector.close();
        }
    }

    @Test
    void aHealthyExporterSaysSo() throws Exception {
        assertEquals(true, get("Up"));
        assertTrue((double) get("AgeSeconds") >= 0);
        assertTrue(get("LastSuccess") instanceof Date);
        assertNull(get("TimezoneWarning"));
    }

    @Test
    void everyAttributeCanBeReadWithoutAClassOfOurs() throws Exception {
        for (ObjectName name : beans.queryNames(new ObjectName("oneclick:*"), null)) {
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                Object value = beans.getAttribute(name, attribute.getName());
                assertTrue(
                        value == null || value.getClass().getName().startsWith("java"),
                        () -> name + " " + attribute.getName() + " is a " + value.getClass());
            }
        }
    }

    @Test
    void refreshSaysWhatItFoundAndHowLongItTook() throws Exception {
        String answer = call("refresh");
        assertTrue(answer.matches("10 projects, 49 open pull requests, in \\d+ ms"), answer);
    }

    @Test
    void missingReportsAreATableOrAMessage() throws Exception {
        String table = call("missingReports", "CCL");
        assertTrue(
                table.lines()
                        .findFirst()
                        .orElseThrow()
                        .matches("project +repository +number +open for +missing reports"),
                table);
        assertTrue(table.matches("(?s).*\\RCCL +[\\w-]+ +#\\d+ +\\d+ (d|h|min) +[a-z,]+\\R"), table);
        assertEquals(1 + 49, call("openPullRequests", "").lines().count());
        RuntimeMBeanException refused =
                assertThrows(RuntimeMBeanException.class, () -> call("missingReports", "NOWHERE"));
        assertEquals(IllegalArgumentException.class, refused.getCause().getClass());
        assertTrue(refused.getCause().getMessage().startsWith("There is no project NOWHERE; there are "));
        assertNull(refused.getCause().getCause());
    }

    @Test
    void theTableInTheReadmeIsTheOneOfTheSampleData() throws Exception {
        String table = call("missingReports", "CCL");
        assertTrue(Files.readString(Path.of("README.md")).contains("```\n" + table + "```\n"), table);
    }

    @Test
    void aJvmWithoutOurClassesGetsTheSameAnswersAndMessages() throws Exception {
        assertEquals("true", foreign("get", "Up"));
        assertTrue(foreign("get", "Settings").contains("java"), "a map is a table there");
        assertTrue(foreign("call", "missingReports", "CCL").contains("#"));
        String refused = foreign("call", "missingReports", "NOWHERE");
        assertTrue(refused.startsWith("java.lang.IllegalArgumentException: There is no project NOWHERE"), refused);
        assertEquals(
                "java.lang.IllegalArgumentException: must be from 1s to 1d", foreign("set", "IntervalSeconds", "0"));
    }

    @Test
    void theIntervalIsSetOrTheRuleIsSaid() throws Exception {
        beans.setAttribute(exporter, new Attribute("IntervalSeconds", 7_200L));
        assertEquals(7_200L, get("IntervalSeconds"));
        RuntimeMBeanException refused = assertThrows(
                RuntimeMBeanException.class,
                () -> beans.setAttribute(exporter, new Attribute("IntervalSeconds", 86_401L)));
        assertEquals("must be from 1s to 1d", refused.getCause().getMessage());
        assertEquals(7_200L, get("IntervalSeconds"));
    }

    @Test
    void theLogLevelIsSetOrTheRuleIsSaid() throws Exception {
        beans.setAttribute(exporter, new Attribute("LogLevel", "debug"));
        assertEquals("debug", get("LogLevel"));
        RuntimeMBeanException refused = assertThrows(
                RuntimeMBeanException.class, () -> beans.setAttribute(exporter, new Attribute("LogLevel", "loud")));
        assertTrue(refused.getCause().getMessage().contains("error, warn, info, debug"), refused.getMessage());
        beans.setAttribute(exporter, new Attribute("LogLevel", "info"));
    }

    @Test
    void pausedItRefreshesOnlyWhenAskedAndResumedByItself() throws Exception {
        assertTrue(call("pause").startsWith("Paused"));
        assertEquals(true, get("Paused"));
        beans.setAttribute(exporter, new Attribute("IntervalSeconds", 1L));
        long before = (long) get("SuccessCount");
        call("refresh");
        assertEquals(before + 1, get("SuccessCount"), "the one that was asked for, and no other");
        assertTrue(call("resume").contains("1s"));
        assertEquals(false, get("Paused"));
        Wait.until("it refreshes by itself", () -> (long) get("SuccessCount") > before + 1);
        beans.setAttribute(exporter, new Attribute("IntervalSeconds", 86_400L));
    }

    @Test
    void failureAndRecoveryAreToldToEveryListenerAndABlockedOneDelaysNothing() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        LinkedBlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
        connection()
                .addNotificationListener(
                        exporter,
                        (notification, handback) -> {
                            try {
                                blocked.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        null,
                        null);
        beans.addNotificationListener(exporter, (notification, handback) -> heard.add(notification), null, null);
        try {
            server.stopServer();
            assertThrows(RuntimeMBeanException.class, () -> call("refresh"));
            Notification failed = heard.poll(5, TimeUnit.MINUTES);
            server.startServer();
            // The pool tries again after growing pauses: which refresh is the first that works is its business.
            beans.setAttribute(exporter, new Attribute("IntervalSeconds", 1L));
            Wait.until("it works again", () -> (boolean) get("Up"));
            Notification recovered = heard.poll(5, TimeUnit.MINUTES);

            assertEquals("oneclick.refresh.failed", failed.getType());
            assertEquals("oneclick.refresh.recovered", recovered.getType());
            assertEquals(String.class, failed.getUserData().getClass());
            assertEquals(failed.getSequenceNumber() + 1, recovered.getSequenceNumber());
            assertNull(heard.poll(), "on change only");
            assertNull(get("LastError"));
            assertEquals(failed.getUserData(), get("PastError"));
            assertTrue(get("PastErrorTime") instanceof Date);
        } finally {
            blocked.countDown();
            beans.setAttribute(exporter, new Attribute("IntervalSeconds", 86_400L));
        }
    }

    private MBeanServerConnection connection() throws Exception {
        JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
        connectors.add(connector);
        return connector.getMBeanServerConnection();
    }

    private static String foreign(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(address, "-"));
        all.addAll(List.of(arguments));
        return ForeignJvm.jmxCall(List.of(), all.toArray(String[]::new));
    }

    private Object get(String attribute) throws Exception {
        return beans.getAttribute(exporter, attribute);
    }

    private String call(String operation, String... arguments) throws JMException, java.io.IOException {
        String[] signature = new String[arguments.length];
        java.util.Arrays.fill(signature, String.class.getName());
        return (String) beans.invoke(exporter, operation, arguments, signature);
    }
}
