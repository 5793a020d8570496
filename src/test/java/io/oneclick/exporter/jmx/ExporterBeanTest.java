package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.LogLines;
import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.model.OpenPullRequest.Review;
import io.oneclick.exporter.model.Party;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.FakeSource;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.refresh.TestRefresher;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.SettingsReader;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console over a real connector, on a source that waits for the test's word. */
class ExporterBeanTest {

    private static final int CLIENTS = 100;

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final FakeSource source = new FakeSource();
    private final Notifications notifications = new Notifications(Clock.systemUTC());
    private final Refresher refresher = TestRefresher.daily(source, notifications, Time.system());
    private JMXConnectorServer connectors;

    @BeforeEach
    void register() throws Exception {
        SettingsReader reader =
                new SettingsReader(Map.of(), Map.of("DATABASE_URL", "postgres://me@db/bitbucket"), null);
        Control control =
                new Control(reader, reader.read(), settings -> source, refresher, level -> {}, JmxClient::name);
        ExporterBean.register(
                new Beans(new Registry(server), List.of()), control, "1.0", notifications, Clock.systemUTC());
        connectors = connectors(Map.of());
    }

    @AfterEach
    void close() throws Exception {
        refresher.close();
        notifications.close();
        connectors.stop();
    }

    private JMXConnectorServer connectors(Map<String, ?> environment) throws IOException {
        JMXConnectorServer started = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://"), environment, server);
        started.start();
        return started;
    }

    @Test
    void theLogNamesTheClientAndItsUserWhereItLoggedIn() throws Exception {
        JMXAuthenticator everybody =
                credentials -> new Subject(true, Set.of(new JMXPrincipal("alice")), Set.of(), Set.of());
        JMXConnectorServer withLogin = connectors(Map.of(JMXConnectorServer.AUTHENTICATOR, everybody));
        try (LogLines log = new LogLines();
                JMXConnector anonymous = connectors.toJMXConnector(null);
                JMXConnector alice = withLogin.toJMXConnector(null)) {
            anonymous.connect();
            anonymous.getMBeanServerConnection().invoke(Names.of("Exporter"), "pause", null, null);
            alice.connect();
            alice.getMBeanServerConnection().invoke(Names.of("Exporter"), "resume", null, null);
            server.invoke(Names.of("Exporter"), "pause", null, null);
            List<String> lines = log.all();
            assertEquals(3, lines.size(), lines.toString());
            assertTrue(lines.get(0).matches("INFO Paused by JMX from [0-9a-f.:]+"), lines.get(0));
            assertTrue(lines.get(1).matches("INFO Resumed by alice \\(JMX from [0-9a-f.:]+\\)"), lines.get(1));
            assertEquals("INFO Paused", lines.get(2));
        } finally {
            withLogin.stop();
        }
    }

    @Test
    void aHundredClientsThatRefreshWhileTheSourceIsReadShareThatRead() throws Exception {
        List<JMXConnector> clients = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Object>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                JMXConnector client = connectors.toJMXConnector(null);
                client.connect();
                clients.add(client);
                MBeanServerConnection beans = client.getMBeanServerConnection();
                answers.add(threads.submit(() -> beans.invoke(Names.of("Exporter"), "refresh", null, null)));
            }
            Wait.until("all wait for the refresh", () -> waiting() == CLIENTS);
            source.answer(FakeSource.snapshot("CCL"));
            for (Future<Object> answer : answers) {
                assertTrue(answer.get().toString().startsWith("1 projects, "));
            }
            assertEquals(1, source.reads());
        } finally {
            threads.shutdownNow();
            for (JMXConnector client : clients) {
                client.close();
            }
        }
    }

    @Test
    void whileTheSourceIsReadEveryAttributeIsAnswered() throws Exception {
        CompletableFuture<Object> refresh = CompletableFuture.supplyAsync(() -> {
            try {
                return server.invoke(Names.of("Exporter"), "refresh", null, null);
            } catch (JMException e) {
                return e;
            }
        });
        source.awaitRead();
        for (MBeanAttributeInfo attribute :
                server.getMBeanInfo(Names.of("Exporter")).getAttributes()) {
            server.getAttribute(Names.of("Exporter"), attribute.getName());
        }
        assertFalse(refresh.isDone(), "it waits for the answer, which comes now");
        source.answer(FakeSource.snapshot("CCL"));
        assertTrue(refresh.get().toString().startsWith("1 projects, "));
    }

    @Test
    void anErrorIsThePresentOneWhileItLastsAndThePastOneWithItsTimeThen() throws Exception {
        source.fail("connection refused");
        RuntimeMBeanException refused = assertThrows(
                RuntimeMBeanException.class, () -> server.invoke(Names.of("Exporter"), "refresh", null, null));
        assertEquals("connection refused", refused.getCause().getMessage());
        assertEquals("connection refused", get("LastError"));
        assertNotNull(get("FailingSince"));
        assertNull(get("PastError"));

        source.answer(FakeSource.snapshot("CCL"));
        server.invoke(Names.of("Exporter"), "refresh", null, null);
        assertEquals(true, get("Up"));
        assertNull(get("LastError"));
        assertNull(get("FailingSince"));
        assertEquals("connection refused", get("PastError"));
        assertNotNull(get("PastErrorTime"));
    }

    @Test
    void pullRequestsAreListedOfOneProjectOrOfAll() throws Exception {
        source.answer(new TestSnapshot()
                .repository("CCL", "billing", "ci", "sast")
                .pullRequest(7, PullRequestState.OPEN, "ci=FAILURE")
                .pullRequest(8, PullRequestState.OPEN)
                .repository("WEB", "shop", "ci")
                .pullRequest(12, PullRequestState.OPEN, "ci=SUCCESS")
                .build());
        assertEquals("Unknown: there has been no refresh yet", refused("openPullRequests", "CCL"));
        server.invoke(Names.of("Exporter"), "refresh", null, null);
        String all = call("openPullRequests", null);
        assertEquals(4, all.lines().count(), all);
        assertTrue(all.startsWith("project  repository  number  open for"), all);
        assertTrue(all.matches("(?s).*\nCCL +billing +#7 +\\d+ \\w+ +ci +sast\n.*"), all);
        assertTrue(all.matches("(?s).*\nWEB +shop +#12 +\\d+ \\w+ +ci\n"), all);
        assertEquals(2, call("openPullRequests", "WEB").lines().count());
        assertTrue(all.matches("(?s).*\nCCL +billing +#8 +\\d+ \\w+ +ci,sast\n.*"), all);
        assertTrue(call("missingReports", "CCL")
                .matches("(?s).*\nCCL +billing +#7 +\\d+ \\w+ +sast\nCCL +billing +#8 +\\d+ \\w+ +ci,sast\n"));
        assertTrue(call("failingReports", "").matches("(?s).*\nCCL +billing +#7 +\\d+ \\w+ +ci\n"));
        assertEquals("No open pull request of WEB misses a required report.", call("missingReports", "WEB"));
        assertEquals("There is no project ccl; there are CCL, WEB", refused("failingReports", "ccl"));
    }

    @Test
    void pullRequestsAreListedByWhoMustActTheOldestFirst() throws Exception {
        assertEquals("Unknown: there has been no refresh yet", refused("waiting", null));
        assertNull(get("FlowAgeSeconds"));
        source.answer(new TestSnapshot()
                .repository("CCL", "billing")
                .repository("WEB", "shop")
                .open(7, 9, new Review(Party.REVIEW, true, true))
                .open(8, 3, new Review(Party.AUTHOR, false, true))
                .open(9, 4, new Review(Party.AUTHOR, false, true))
                .build());
        server.invoke(Names.of("Exporter"), "refresh", null, null);
        String all = call("waiting", null);
        assertTrue(all.startsWith("waits for "), all);
        assertTrue(
                all.matches("(?s).*\\nits author, to change it +WEB +shop +#9 .*"
                        + "\\nits author, to change it +WEB +shop +#8 .*"
                        + "\\na review +WEB +shop +#7 .* approved before its newest commit\\n"),
                all);
        assertEquals("There is no open pull request of CCL.", call("waiting", "CCL"));
        assertEquals("There is no project ccl; there are CCL, WEB", refused("waiting", "ccl"));
        assertTrue((Double) get("FlowAgeSeconds") > 0);
    }

    private String call(String operation, String project) throws JMException {
        return (String) server.invoke(
                Names.of("Exporter"), operation, new Object[] {project}, new String[] {String.class.getName()});
    }

    private String refused(String operation, String project) {
        return assertThrows(RuntimeMBeanException.class, () -> call(operation, project))
                .getCause()
                .getMessage();
    }

    private Object get(String attribute) throws JMException {
        return server.getAttribute(Names.of("Exporter"), attribute);
    }

    /** Threads that have asked for a refresh and wait for its end. */
    private static long waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getState() == Thread.State.WAITING)
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(Refresher.class.getName())
                                && frame.getMethodName().equals("refresh")))
                .count();
    }
}
