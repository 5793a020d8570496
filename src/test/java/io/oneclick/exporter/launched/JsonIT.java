package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oneclick.exporter.Wait;
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
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** The beans as JSON, through the real launcher: closed, on loopback, and beyond. */
final class JsonIT extends RemoteCase {

    private static final String EXPORTER = "/jolokia/read/oneclick:type=Exporter";

    JsonIT() {
        super("ONECLICK_JSON");
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
                assertEquals(Set.of(http, port), Listening.ports(run.process()));
                // Another address of loopback is free: the port is bound to 127.0.0.1 alone.
                new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2")).close();
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
        set("PORT", BEYOND + port);
        Path store = secure();
        try (Launched run = start()) {
            HttpClient client = ForeignJvm.trusting(store, "remote", STORE_PASSWORD);
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
        Path passwords = file("PASSWORD_FILE");
        environment.put("ONECLICK_JMX_PASSWORD_FILE", passwords.toString());
        environment.put("ONECLICK_JMX_ACCESS_FILE", file("ACCESS_FILE").toString());
        try (Launched run = start()) {
            String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmx + "/jmxrmi";
            assertEquals("false", ForeignJvm.jmxCall(List.of(), url, "monitor:reads", "get", "Up"));
            assertTrue(run.process().isAlive());
        }
        assertFalse(Files.readString(passwords).contains("reads"), "the JVM hashes the passwords");
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
        useExamples();
        try (Launched run = start()) {
            HttpClient client = HttpClient.newHttpClient();
            String pause = "/jolokia/exec/oneclick:type=Exporter/pause";
            assertForbidden(get(client, "http", pause, "monitor:of-monitor"));
            assertTrue(value(get(client, "http", pause, "operator:of-operator"))
                    .asText()
                    .startsWith("Paused"));
            assertTrue(run.process().isAlive());
            Wait.until("the log names him", () -> run.text().contains("Paused by operator (JSON from 127.0.0.1)"));
        }
    }

    @Test
    void theShippedPasswordFileAsItIsIsRefused() throws Exception {
        secure();
        String example = Files.readString(Launched.home().resolve("jmx/password.example"));
        set("PASSWORD_FILE", file("password", example));
        assertStartRefused("has a password for no user of ");
    }

    @Test
    void anAccessThatIsNoneIsOneLineAndTellsNoPassword() throws Exception {
        secure();
        set("ACCESS_FILE", file("access", "operator all\n"));
        assertStartRefused("the access of operator \"all\" must be readonly or readwrite");
    }

    private HttpResponse<String> get(HttpClient client, String scheme, String path, String login)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + path));
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
}
