package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JMX for remote clients, through the real launcher: closed, on loopback, and beyond. */
final class RemoteJmxIT {

    private static final String BEYOND = "0.0.0.0:";

    @TempDir
    private Path directory;

    private Path script;
    private int http;
    private int jmx;
    private Map<String, String> environment;

    @BeforeEach
    void ports() throws IOException {
        script = Launched.home().resolve("bin/oneclick-exporter");
        http = Launched.freePort();
        jmx = Launched.freePort();
        environment = new HashMap<>(Map.of(
                "ONECLICK_LISTEN",
                "127.0.0.1:" + http,
                "DATABASE_URL",
                "postgres://127.0.0.1:" + Launched.freePort() + "/db"));
    }

    @Test
    void itIsClosedUnlessAskedFor() throws Exception {
        assumeTrue(Listening.canBeKnown());
        try (Launched run = start()) {
            assertEquals(Set.of(http), Listening.ports(run.process()));
        }
    }

    @Test
    void itOpensOnePortOfLoopbackThatAClientNeedsNoPasswordFor() throws Exception {
        environment.put("ONECLICK_JMX_PORT", String.valueOf(jmx));
        try (Launched run = start();
                JMXConnector client = JMXConnectorFactory.connect(new JMXServiceURL(url("127.0.0.1")))) {
            Object up = client.getMBeanServerConnection().getAttribute(new ObjectName("oneclick:type=Exporter"), "Up");
            assertEquals(false, up);
            if (Listening.canBeKnown()) {
                assertEquals(Set.of(http, jmx), Listening.ports(run.process()));
                // Another address of loopback is free: the port is bound to 127.0.0.1 alone.
                new ServerSocket(jmx, 1, java.net.InetAddress.getByName("127.0.0.2")).close();
            }
        }
    }

    @Test
    void beyondLoopbackItTakesAPasswordAndTlsAndKnowsWhoMayDoWhat() throws Exception {
        environment.put("ONECLICK_JMX_PORT", BEYOND + jmx);
        Path passwords = secure();
        Path trust = directory.resolve("jmx.p12");
        List<String> tls = List.of(
                "-Djavax.net.ssl.trustStore=" + trust, "-Djavax.net.ssl.trustStorePassword=" + "of the test store");
        try (Launched run = start()) {
            String url = url("127.0.0.1");
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
            assertFalse(Files.readString(passwords).contains("writes"), "the JVM hashes the passwords");
            assertTrue(run.process().isAlive());
        }
    }

    @Test
    void aPasswordMayBeGivenOnLoopbackToo() throws Exception {
        environment.put("ONECLICK_JMX_PORT", String.valueOf(jmx));
        secure();
        environment.remove("ONECLICK_JMX_SSL_CONFIG");
        try (Launched run = start()) {
            String url = url("127.0.0.1");
            assertRefused(ForeignJvm.jmxCall(List.of(), url, "-", "get", "Up"));
            assertEquals("false", ForeignJvm.jmxCall(List.of(), url, "monitor:reads", "get", "Up"));
            assertTrue(run.process().isAlive());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONECLICK_JMX_PASSWORD_FILE", "ONECLICK_JMX_ACCESS_FILE", "ONECLICK_JMX_SSL_CONFIG"})
    void beyondLoopbackNothingMayBeMissing(String variable) throws Exception {
        environment.put("ONECLICK_JMX_PORT", BEYOND + jmx);
        secure();
        environment.remove(variable);
        assertStartRefused("accepts connections from other machines: set ONECLICK_JMX_PASSWORD_FILE");
    }

    @Test
    void aPasswordFileThatOthersMayReadIsOneLine() throws Exception {
        environment.put("ONECLICK_JMX_PORT", String.valueOf(jmx));
        Files.setPosixFilePermissions(secure(), PosixFilePermissions.fromString("rw-r--r--"));
        assertStartRefused("other users than its owner have access to");
    }

    @Test
    void whatTheJvmFindsWrongIsOneLineToo() throws Exception {
        environment.put("ONECLICK_JMX_PORT", String.valueOf(jmx));
        secure();
        Files.delete(directory.resolve("jmx.p12"));
        assertStartRefused("remote JMX (ONECLICK_JMX_PORT) cannot be opened: ");
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        environment.put("ONECLICK_JMX_PORT", String.valueOf(http));
        assertStartRefused("port " + http + " on 127.0.0.1 is in use");
    }

    @Test
    void theShippedExamplesFitTheVariables() throws Exception {
        Path examples = Launched.home().resolve("jmx");
        environment.put("ONECLICK_JMX_PORT", String.valueOf(jmx));
        environment.put("ONECLICK_JMX_ACCESS_FILE", examples.resolve("access").toString());
        String named = Files.readString(examples.resolve("password.example"));
        environment.put(
                "ONECLICK_JMX_PASSWORD_FILE",
                file("password", named.replaceAll("(?m)^#(monitor|operator)$", "$1 of-$1"))
                        .toString());
        try (Launched run = start()) {
            String url = url("127.0.0.1");
            assertEquals("false", ForeignJvm.jmxCall(List.of(), url, "monitor:of-monitor", "get", "Up"));
            assertRefused(ForeignJvm.jmxCall(List.of(), url, "monitor:of-monitor", "call", "pause"));
            assertTrue(ForeignJvm.jmxCall(List.of(), url, "operator:of-operator", "call", "pause")
                    .startsWith("Paused"));
            assertTrue(run.text().contains("Paused by operator (JMX from 127.0.0.1)"), run.text());
            assertTrue(run.process().isAlive());
        }
    }

    /** Sets the three files; returns the one with the passwords. */
    private Path secure() throws Exception {
        String storePassword = "of the test store";
        Path store = ForeignJvm.keyStore(directory.resolve("jmx.p12"), "jmx", storePassword);
        Path passwords = file("passwords", "monitor reads\noperator writes\n");
        environment.put("ONECLICK_JMX_PASSWORD_FILE", passwords.toString());
        environment.put(
                "ONECLICK_JMX_ACCESS_FILE",
                file("access", "monitor readonly\noperator readwrite\n").toString());
        environment.put(
                "ONECLICK_JMX_SSL_CONFIG",
                file(
                                "ssl",
                                "javax.net.ssl.keyStore=" + store + "\njavax.net.ssl.keyStorePassword=" + storePassword
                                        + "\n")
                        .toString());
        return passwords;
    }

    private Path file(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Starts it and waits for the beans: the log begins after they are there. */
    private Launched start() throws Exception {
        Launched run = Launched.start(directory, environment, script);
        run.speaks();
        return run;
    }

    private String url(String host) {
        return "service:jmx:rmi:///jndi/rmi://" + host + ":" + jmx + "/jmxrmi";
    }

    private static void assertRefused(String answer) {
        assertTrue(
                answer.startsWith("java.lang.SecurityException: ") || answer.contains("FailedLoginException"), answer);
    }

    private void assertStartRefused(String words) throws Exception {
        try (Launched run = Launched.start(directory, environment, script)) {
            assertEquals(1, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
            assertTrue(run.text().contains(words), run.text());
        }
    }
}
