package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The beans as JSON, through the real launcher: closed, on loopback, and beyond. */
final class JsonIT {

    private static final String BEYOND = "0.0.0.0:";
    private static final String EXPORTER = "/jolokia/read/oneclick:type=Exporter";
    private static final String STORE_PASSWORD = "of the test store";

    @TempDir
    private Path directory;

    private int http;
    private int json;
    private Map<String, String> environment;

    @BeforeEach
    void ports() throws IOException {
        http = Launched.freePort();
        json = Launched.freePort();
        environment = new HashMap<>(Map.of(
                "ONECLICK_LISTEN",
                "127.0.0.1:" + http,
                "DATABASE_URL",
                "postgres://127.0.0.1:" + Launched.freePort() + "/db",
                "ONECLICK_JSON_PORT",
                String.valueOf(json)));
    }

    @Test
    void onePortOfLoopbackShowsTheBeansWithoutAPassword() throws Exception {
        try (Launched run = start()) {
            HttpClient client = HttpClient.newHttpClient();
            assertFalse(value(get(client, "http", EXPORTER + "/Up", null)).asBoolean());
            assertForbidden(get(client, "http", "/jolokia/exec/oneclick:type=Exporter/pause", null));
            assertForbidden(get(client, "http", "/jolokia/read/java.lang:type=Runtime", null));
            assertEquals(404, get(client, "http", "/", null).statusCode());
            if (Listening.canBeKnown()) {
                assertEquals(Set.of(http, json), Listening.ports(run.process()));
                // Another address of loopback is free: the port is bound to 127.0.0.1 alone.
                new ServerSocket(json, 1, InetAddress.getByName("127.0.0.2")).close();
            }
        }
    }

    @Test
    void nothingOfItIsLoadedUnlessAskedFor() throws Exception {
        assumeTrue(Listening.canBeKnown());
        environment.remove("ONECLICK_JSON_PORT");
        environment.put("ONECLICK_JAVA_OPTS", "-Xlog:class+load");
        try (Launched run = start()) {
            run.metrics(http);
            assertEquals(Set.of(http), Listening.ports(run.process()));
            assertTrue(run.text().contains("io.oneclick.exporter.Preflight "), "classes are logged");
            assertFalse(run.text().contains("org.jolokia."), "Jolokia is loaded");
            assertFalse(run.text().contains("io.oneclick.exporter.json.JsonServer"), "our server is loaded");
            assertFalse(run.text().contains("io.oneclick.exporter.push."), "the pushes are loaded");
        }
    }

    @Test
    void beyondLoopbackItTakesAPasswordAndTlsAndKnowsWhoMayDoWhat() throws Exception {
        environment.put("ONECLICK_JSON_PORT", BEYOND + json);
        Path store = secure();
        try (Launched run = start()) {
            HttpClient client = ForeignJvm.trusting(store, "json", STORE_PASSWORD);
            assertEquals(
                    15,
                    value(get(client, "https", EXPORTER + "/IntervalSeconds", "monitor:reads"))
                            .asInt());
            String pause = "/jolokia/exec/oneclick:type=Exporter/pause";
            assertForbidden(get(client, "https", pause, "monitor:reads"));
            assertForbidden(
                    get(client, "https", "/jolokia/write/oneclick:type=Exporter/IntervalSeconds/60", "monitor:reads"));
            assertTrue(value(get(client, "https", pause, "operator:writes"))
                    .asText()
                    .startsWith("Paused"));
            assertForbidden(get(client, "https", "/jolokia/exec/java.lang:type=Memory/gc", "operator:writes"));
            for (String login : new String[] {null, "operator:reads", "nobody:reads"}) {
                assertEquals(401, get(client, "https", EXPORTER, login).statusCode());
                assertEquals(401, get(client, "https", "/jolokia/config", login).statusCode());
            }
            assertThrows(
                    SSLHandshakeException.class,
                    () -> get(HttpClient.newHttpClient(), "https", EXPORTER, "monitor:reads"),
                    "a certificate that the client does not trust");
            assertThrows(IOException.class, () -> get(client, "http", EXPORTER, "monitor:reads"), "without TLS");
            assertTrue(run.process().isAlive());
        }
    }

    @Test
    void theFilesOfRemoteJmxServeHereTooAlsoWhenTheJvmHasHashedThePasswords() throws Exception {
        secure();
        environment.remove("ONECLICK_JSON_SSL_CONFIG");
        int jmx = Launched.freePort();
        environment.put("ONECLICK_JMX_PORT", String.valueOf(jmx));
        String passwords = environment.get("ONECLICK_JSON_PASSWORD_FILE");
        environment.put("ONECLICK_JMX_PASSWORD_FILE", passwords);
        environment.put("ONECLICK_JMX_ACCESS_FILE", environment.get("ONECLICK_JSON_ACCESS_FILE"));
        try (Launched run = start()) {
            String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmx + "/jmxrmi";
            assertEquals("false", ForeignJvm.jmxCall(List.of(), url, "monitor:reads", "get", "Up"));
            assertTrue(run.process().isAlive());
        }
        assertFalse(Files.readString(Path.of(passwords)).contains("reads"), "the JVM hashes the passwords");
        try (Launched run = start()) {
            HttpClient client = HttpClient.newHttpClient();
            assertFalse(value(get(client, "http", EXPORTER + "/Up", "monitor:reads"))
                    .asBoolean());
            assertEquals(
                    401, get(client, "http", EXPORTER + "/Up", "monitor:writes").statusCode());
            assertEquals(401, get(client, "http", EXPORTER + "/Up", null).statusCode());
            assertTrue(run.process().isAlive());
        }
    }

    @Test
    void theShippedExamplesFitTheVariables() throws Exception {
        Path examples = Launched.home().resolve("jmx");
        environment.put("ONECLICK_JSON_ACCESS_FILE", examples.resolve("access").toString());
        String named = Files.readString(examples.resolve("password.example"));
        environment.put(
                "ONECLICK_JSON_PASSWORD_FILE",
                file("password", named.replaceAll("(?m)^#(monitor|operator)$", "$1 of-$1"))
                        .toString());
        try (Launched run = start()) {
            HttpClient client = HttpClient.newHttpClient();
            String pause = "/jolokia/exec/oneclick:type=Exporter/pause";
            assertForbidden(get(client, "http", pause, "monitor:of-monitor"));
            assertTrue(value(get(client, "http", pause, "operator:of-operator"))
                    .asText()
                    .startsWith("Paused"));
            assertTrue(run.process().isAlive());
            assertTrue(run.text().contains("Paused by operator (JSON from 127.0.0.1)"), run.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONECLICK_JSON_PASSWORD_FILE", "ONECLICK_JSON_ACCESS_FILE", "ONECLICK_JSON_SSL_CONFIG"})
    void beyondLoopbackNothingMayBeMissing(String variable) throws Exception {
        environment.put("ONECLICK_JSON_PORT", BEYOND + json);
        secure();
        environment.remove(variable);
        assertStartRefused("accepts connections from other machines: set ONECLICK_JSON_PASSWORD_FILE");
    }

    @Test
    void aPasswordFileThatOthersMayReadIsOneLine() throws Exception {
        secure();
        Files.setPosixFilePermissions(
                Path.of(environment.get("ONECLICK_JSON_PASSWORD_FILE")), PosixFilePermissions.fromString("rw-r--r--"));
        assertStartRefused("other users than its owner have access to");
    }

    @Test
    void anAccessThatIsNoneIsOneLineAndTellsNoPassword() throws Exception {
        secure();
        environment.put(
                "ONECLICK_JSON_ACCESS_FILE", file("access", "operator all\n").toString());
        assertStartRefused("the access of operator \"all\" must be readonly or readwrite");
    }

    @Test
    void aKeyStoreThatIsNotThereIsOneLine() throws Exception {
        Files.delete(secure());
        assertStartRefused("cannot be opened: ");
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        environment.put("ONECLICK_JSON_PORT", String.valueOf(http));
        environment.put("ONECLICK_JMX_PORT", String.valueOf(http));
        assertStartRefused("port " + http + " on 127.0.0.1 is in use");
    }

    /** Sets the three files; returns the key store. */
    private Path secure() throws Exception {
        Path store = ForeignJvm.keyStore(directory.resolve("json.p12"), "json", STORE_PASSWORD);
        environment.put(
                "ONECLICK_JSON_PASSWORD_FILE",
                file("passwords", "monitor reads\noperator writes\n").toString());
        environment.put(
                "ONECLICK_JSON_ACCESS_FILE",
                file("access", "monitor readonly\noperator readwrite\n").toString());
        environment.put(
                "ONECLICK_JSON_SSL_CONFIG",
                file(
                                "ssl",
                                "javax.net.ssl.keyStore=" + store + "\njavax.net.ssl.keyStorePassword=" + STORE_PASSWORD
                                        + "\n")
                        .toString());
        return store;
    }

    private Path file(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Starts it and waits for the beans: the log begins after they are there. */
    private Launched start() throws Exception {
        Launched run = Launched.start(directory, environment, script());
        run.speaks();
        run.metrics(http);
        return run;
    }

    private static Path script() {
        return Launched.home().resolve("bin/oneclick-exporter");
    }

    private HttpResponse<String> get(HttpClient client, String scheme, String path, String login)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + json + path));
        if (login != null) {
            byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode value(HttpResponse<String> answer) throws IOException {
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode json = new ObjectMapper().readTree(answer.body());
        assertEquals(200, json.get("status").asInt(), answer.body());
        return json.get("value");
    }

    private static void assertForbidden(HttpResponse<String> answer) throws IOException {
        JsonNode json = new ObjectMapper().readTree(answer.body());
        assertEquals(403, json.get("status").asInt(), answer.body());
        assertFalse(json.has("value"), answer.body());
    }

    private void assertStartRefused(String words) throws Exception {
        try (Launched run = Launched.start(directory, environment, script())) {
            assertEquals(1, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
            assertTrue(run.text().contains(words), run.text());
        }
    }
}
