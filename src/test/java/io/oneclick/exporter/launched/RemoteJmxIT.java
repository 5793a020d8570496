package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oneclick.exporter.Wait;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;

/** JMX for remote clients, through the real launcher: closed, on loopback, and beyond. */
final class RemoteJmxIT extends RemoteCase {

    RemoteJmxIT() {
        super("ONECLICK_JMX");
    }

    @Test
    void itIsClosedUnlessAskedFor() throws Exception {
        assumeTrue(Listening.canBeKnown());
        environment.remove("ONECLICK_JMX_PORT");
        try (Launched run = start()) {
            assertEquals(Set.of(http), Listening.ports(run.process()));
        }
    }

    @Test
    void itOpensOnePortOfLoopbackThatAClientNeedsNoPasswordFor() throws Exception {
        try (Launched run = start();
                JMXConnector client = JMXConnectorFactory.connect(new JMXServiceURL(url()))) {
            Object up = client.getMBeanServerConnection().getAttribute(new ObjectName("oneclick:type=Exporter"), "Up");
            assertEquals(false, up);
            if (Listening.canBeKnown()) {
                assertEquals(Set.of(http, port), Listening.ports(run.process()));
                // Another address of loopback is free: the port is bound to 127.0.0.1 alone.
                new ServerSocket(port, 1, java.net.InetAddress.getByName("127.0.0.2")).close();
            }
        }
    }

    @Test
    void beyondLoopbackItTakesAPasswordAndTlsAndKnowsWhoMayDoWhat() throws Exception {
        set("PORT", BEYOND + port);
        Path trust = secure();
        List<String> tls =
                List.of("-Djavax.net.ssl.trustStore=" + trust, "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD);
        try (Launched run = start()) {
            String url = url();
            assertEquals("15", ForeignJvm.jmxCall(tls, url, "monitor:reads", "get", "IntervalSeconds"));
            assertRefused(ForeignJvm.jmxCall(tls, url, "monitor:reads", "call", "refresh"));
            assertRefused(ForeignJvm.jmxCall(tls, url, "monitor:reads", "set", "IntervalSeconds", "60"));
            assertEquals("", ForeignJvm.jmxCall(tls, url, "operator:writes", "set", "IntervalSeconds", "60"));
            assertTrue(ForeignJvm.jmxCall(tls, url, "operator:writes", "call", "pause")
                    .startsWith("Paused"));
            assertRefused(ForeignJvm.jmxCall(tls, url, "operator:reads", "get", "Up"));
            assertRefused(ForeignJvm.jmxCall(tls, url, "-", "get", "Up"));
            String plain = ForeignJvm.jmxCall(List.of(), url, "operator:writes", "get", "Up");
            assertTrue(plain.contains("Exception"), "without TLS: " + plain);
            assertFalse(Files.readString(file("PASSWORD_FILE")).contains("writes"), "the JVM hashes the passwords");
            assertTrue(run.process().isAlive());
        }
    }

    @Test
    void aPasswordMayBeGivenOnLoopbackToo() throws Exception {
        secure();
        environment.remove("ONECLICK_JMX_SSL_CONFIG");
        try (Launched run = start()) {
            String url = url();
            assertRefused(ForeignJvm.jmxCall(List.of(), url, "-", "get", "Up"));
            assertEquals("false", ForeignJvm.jmxCall(List.of(), url, "monitor:reads", "get", "Up"));
            assertTrue(run.process().isAlive());
        }
    }

    @Test
    void theShippedExamplesFitTheVariables() throws Exception {
        useExamples();
        try (Launched run = start()) {
            String url = url();
            assertEquals("false", ForeignJvm.jmxCall(List.of(), url, "monitor:of-monitor", "get", "Up"));
            assertRefused(ForeignJvm.jmxCall(List.of(), url, "monitor:of-monitor", "call", "pause"));
            assertTrue(ForeignJvm.jmxCall(List.of(), url, "operator:of-operator", "call", "pause")
                    .startsWith("Paused"));
            Wait.until("the log names him", () -> run.text().contains("Paused by operator (JMX from 127.0.0.1)"));
            assertTrue(run.process().isAlive());
        }
    }

    private String url() {
        return "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi";
    }

    private static void assertRefused(String answer) {
        assertTrue(
                answer.startsWith("java.lang.SecurityException: ") || answer.contains("FailedLoginException"), answer);
    }
}
