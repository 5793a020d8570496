package io.oneclick.exporter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered, and what is not, over real connections. */
class JsonServerTest {

    private static final String BEAN = "oneclick:type=JsonServerTest";

    public interface CounterMXBean {

        int getCount();

        void setCount(int count);

        String add(int more);
    }

    private static final class Counter implements CounterMXBean {

        private final AtomicInteger count = new AtomicInteger(7);

        @Override
        public int getCount() {
            return count.get();
        }

        @Override
        public void setCount(int value) {
            count.set(value);
        }

        @Override
        public String add(int more) {
            return "Now " + count.addAndGet(more);
        }
    }

    @TempDir
    private Path directory;

    private final Counter counter = new Counter();
    private JsonServer server;

    @BeforeEach
    void registerABean() throws Exception {
        ManagementFactory.getPlatformMBeanServer().registerMBean(counter, new ObjectName(BEAN));
    }

    @AfterEach
    void cleanUp() throws Exception {
        if (server != null) {
            server.close();
        }
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(BEAN));
    }

    private void open(String passwords, String access) throws IOException {
        Path passwordFile = passwords == null ? null : Files.writeString(directory.resolve("passwords"), passwords);
        Path accessFile = access == null ? null : Files.writeString(directory.resolve("access"), access);
        server = JsonServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), passwordFile, accessFile, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Passwords.\n#monitor\n#operator\n", "", "another reads\n"})
    void aPasswordFileWithNoUserOfTheAccessFileIsRefusedWithWhatToDo(String passwords) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> open(passwords, "monitor readonly\noperator readwrite\n"))
                .getMessage();
        assertTrue(message.contains("write a line \"user password\" without #"), message);
    }

    private void openForAll() throws IOException {
        open(null, null);
    }

    private void openWithLogins() throws IOException {
        open("monitor reads\noperator writes\n", "monitor readonly\noperator readwrite\n");
    }

    private HttpResponse<String> send(String login, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/jolokia" + path));
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        if (login != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String login, String path, String body) throws Exception {
        HttpResponse<String> response = send(login, path, body);
        assertEquals(200, response.statusCode(), response.body());
        return new ObjectMapper().readTree(response.body());
    }

    private void assertForbidden(String login, String path, String body) throws Exception {
        JsonNode answer = json(login, path, body);
        assertEquals(403, answer.get("status").asInt(), answer.toString());
        assertFalse(answer.has("value"), answer.toString());
        assertFalse(answer.has("stacktrace"), answer.toString());
    }

    @Test
    void withoutAPasswordEverybodyOnThisMachineReadsTheExportersBeans() throws Exception {
        openForAll();
        assertEquals(
                7, json(null, "/read/" + BEAN + "/Count", null).get("value").asInt());
        assertEquals(
                7,
                json(null, "", "{\"type\":\"read\",\"mbean\":\"" + BEAN + "\",\"attribute\":\"Count\"}")
                        .get("value")
                        .asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exec/" + BEAN + "/add/1", "/write/" + BEAN + "/Count/1"})
    void whoeverOnlyReadsChangesNothing(String path) throws Exception {
        openForAll();
        assertForbidden(null, path, null);
        server.close();
        openWithLogins();
        assertForbidden("monitor:reads", path, null);
        String reason = json("monitor:reads", path, null).get("error").asText();
        assertTrue(reason.contains(" requires a login with readwrite access: see ONECLICK_JSON_PASSWORD_FILE"), reason);
        assertEquals(7, counter.getCount());
    }

    @Test
    void theOperatorCallsOperationsAndSetsAttributes() throws Exception {
        openWithLogins();
        assertEquals(
                "Now 9",
                json("operator:writes", "/exec/" + BEAN + "/add/2", null)
                        .get("value")
                        .asText());
        assertEquals(
                200,
                json("operator:writes", "/write/" + BEAN + "/Count/3", null)
                        .get("status")
                        .asInt());
        assertEquals(3, counter.getCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor:reads", "operator:writes"})
    void nothingElseOfTheJvmIsReadSetOrCalled(String login) throws Exception {
        openWithLogins();
        assertForbidden(login, "/read/java.lang:type=Runtime", null);
        assertForbidden(login, "/read/java.lang:type=Runtime/InputArguments", null);
        assertForbidden(login, "/read/*:*/SystemProperties", null);
        assertForbidden(login, "/write/java.lang:type=Memory/Verbose/true", null);
        assertForbidden(login, "/exec/java.lang:type=Memory/gc", null);
        assertForbidden(login, "/exec/com.sun.management:type=DiagnosticCommand/vmCommandLine", null);
        assertForbidden(login, "/exec/java.util.logging:type=Logging/setLoggerLevel/x/FINE", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor:reads", "operator:writes"})
    void nothingElseOfTheJvmIsListed(String login) throws Exception {
        openWithLogins();
        JsonNode domains = json(login, "/list", null).get("value");
        assertEquals(1, domains.size(), domains.toString());
        assertTrue(domains.has("oneclick"));
        json(login, "/search/*:*", null)
                .get("value")
                .forEach(name -> assertTrue(name.asText().startsWith("oneclick:"), name.asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor:reads", "operator:writes"})
    void noRequestIsForwardedToAnotherJvm(String login) throws Exception {
        openWithLogins();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String request = "{\"type\":\"read\",\"mbean\":\"" + BEAN + "\",\"attribute\":\"Count\","
                    + "\"target\":{\"url\":\"service:jmx:rmi:///jndi/rmi://127.0.0.1:" + other.getLocalPort()
                    + "/jmxrmi\"}}";
            assertEquals(403, send(login, "", request).statusCode());
            assertEquals(403, send(login, "", "[" + request + "]").statusCode());
            other.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, other::accept);
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"-", "monitor:wrong", "operator:reads", "nobody:reads", "monitor:", ":", "hasNoRole:x"})
    void aWrongLoginGetsNothingUnderAnyPath(String login) throws Exception {
        open("monitor reads\noperator writes\nhasNoRole x\n", "monitor readonly\noperator readwrite\n");
        String body = "{\"type\":\"read\",\"mbean\":\"" + BEAN + "\",\"attribute\":\"Count\"}";
        for (String path : new String[] {"", "/", "/config", "/config/", "/version", "/../jolokia/config"}) {
            HttpResponse<String> response = send(login.equals("-") ? null : login, path, body);
            assertEquals(401, response.statusCode(), path);
            assertFalse(response.body().contains("value"), path);
        }
    }

    @Test
    void passwordsMayBeTheHashesOfTheJvm() throws Exception {
        byte[] salt = "some salt".getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = MessageDigest.getInstance("SHA3-512");
        digest.update(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        open(
                "# hashed\nmonitor " + base64.encodeToString(salt) + " "
                        + base64.encodeToString(digest.digest("reads".getBytes(StandardCharsets.UTF_8)))
                        + " SHA3-512\n",
                "monitor readonly\n");
        assertEquals(200, send("monitor:reads", "/version", null).statusCode());
        assertEquals(401, send("monitor:Reads", "/version", null).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteIsRefused(String site) throws Exception {
        openWithLogins();
        String path = "/exec/" + BEAN + "/add/1";
        assertEquals(
                403, send("operator:writes", path, null, "Sec-Fetch-Site", site).statusCode());
        assertEquals(7, counter.getCount());
        HttpResponse<String> answer = send("monitor:reads", "/version", null, "Origin", "https://other.example");
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertEquals(403, send("monitor:reads", "/version?callback=alert", null).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "localhost:8778, 200",
        "[::1]:8778, 200",
        "other.example, 403",
        "127.0.0.1.other.example, 403"
    })
    void withoutAPasswordANameThatWasMadeToMeanThisMachineIsRefused(String host, int status) throws Exception {
        openForAll();
        assertEquals(status, status("GET /jolokia/version HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE"})
    void otherMethodsAreRefused(String method) throws Exception {
        openForAll();
        assertEquals(405, status(method + " /jolokia/version HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    @Test
    void aHugeBodyIsRefusedBeforeItIsRead() throws Exception {
        openForAll();
        HttpResponse<String> large = send(null, "", " ".repeat(JsonHandler.MAX_BODY_BYTES + 1));
        assertEquals(413, large.statusCode());
        String one = "{\"type\":\"version\"},";
        String many = "[" + one.repeat(JsonHandler.MAX_REQUESTS) + "{\"type\":\"version\"}]";
        assertEquals(413, send(null, "", many).statusCode());
        String read = "{\"type\":\"read\",\"mbean\":\"" + BEAN + "\",\"attribute\":\"Count\"}";
        assertEquals(
                3, json(null, "", "[" + read + "," + read + "," + read + "]").size());
        assertEquals(
                413,
                send(null, "", "[" + read + "," + read + "," + read + "," + read + "]")
                        .statusCode());
        String pattern =
                "{\"type\":\"read\",\"mbean\":\"oneclick:*\"},{\"type\":\"read\",\"mbean\":\"oneclick:type=*\"},";
        assertEquals(413, send(null, "", "[" + pattern + pattern + read + "]").statusCode());
        String most = "[" + one.repeat(JsonHandler.MAX_REQUESTS - 1) + "{\"type\":\"version\"}]";
        assertEquals(JsonHandler.MAX_REQUESTS, json(null, "", most).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[[[[", "nonsense", "{\"type\":\"read\"}", "{\"type\":1}", "[1]", "", "1"})
    void nonsenseIsAnsweredWithoutHarm(String body) throws Exception {
        openForAll();
        HttpResponse<String> answer = send(null, "", body);
        int status = answer.statusCode() == 200
                ? new ObjectMapper().readTree(answer.body()).get("status").asInt()
                : answer.statusCode();
        assertTrue(status == 400 || status == 500, answer.body());
        assertFalse(answer.body().contains("\"value\""), answer.body());
        assertEquals(
                7, json(null, "/read/" + BEAN + "/Count", null).get("value").asInt());
    }

    /** The status of a request that HttpClient would not send. */
    private int status(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String start = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return Integer.parseInt(start.substring("HTTP/1.1 ".length()));
        }
    }
}
