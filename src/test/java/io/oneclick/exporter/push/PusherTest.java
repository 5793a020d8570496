package io.oneclick.exporter.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes to a server that does what a gateway may do wrong; {@code PushIT} has the real gateway. */
class PusherTest {

    private static final Duration SOON = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Gauge gauge = Gauge.builder().name("shown").register(registry);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 202;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + body.lines().filter(line -> line.startsWith("shown ")).toList());
            if (exchange.getRequestURI().getPath().startsWith("/slow")) {
                awaitQuietly();
            }
            byte[] answer = "no reason".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        slow.countDown();
        server.stop(0);
    }

    private void awaitQuietly() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Settings settings(String... more) throws InvalidSettingsException {
        Map<Setting<?>, String> flags = new HashMap<>(Map.of(
                Setting.DATABASE_URL,
                "postgres://localhost/bitbucket",
                Setting.PUSH_URL,
                "http://127.0.0.1:" + server.getAddress().getPort()));
        for (int i = 0; i < more.length; i += 2) {
            String flag = more[i];
            flags.put(
                    Setting.all().stream()
                            .filter(setting -> setting.flag().equals(flag))
                            .findFirst()
                            .orElseThrow(),
                    more[i + 1]);
        }
        return new SettingsReader(flags, Map.of(), null).read();
    }

    private Pusher pusher(String... more) throws InvalidSettingsException {
        return pusher(Duration.ofMinutes(1), more);
    }

    private Pusher pusher(Duration longestPush, String... more) throws InvalidSettingsException {
        Settings settings = settings(more);
        return new Pusher(
                new Gateway(settings, registry, longestPush),
                settings.get(Setting.PUSH_INTERVAL),
                settings.get(Setting.PUSH_DELETE_ON_EXIT),
                Time.system());
    }

    @Test
    void afterARefreshTheMetricsArePushedToTheGroupOfJobAndLabels() throws Exception {
        gauge.set(7);
        try (Pusher pusher = pusher("--push-job", "ccl", "--push-grouping", "site=north, instance=a/b")) {
            pusher.ended();
            Wait.until("it is pushed", () -> pusher.status().successes() == 1);
            assertEquals(List.of("PUT /metrics/job/ccl/instance@base64/YS9i/site/north null [shown 7.0]"), requests);
            assertNull(pusher.status().failure());
        }
    }

    @Test
    void theLastStateIsPushedAtTheEnd() throws Exception {
        Pusher pusher = pusher();
        gauge.set(8);
        pusher.close();
        assertEquals(List.of("PUT /metrics/job/oneclick null [shown 8.0]"), requests);
    }

    @Test
    void whatWasPushedIsDeletedAtTheEndWhereThatIsWanted() throws Exception {
        pusher("--push-delete-on-exit", "on").close();
        assertEquals(List.of("DELETE /metrics/job/oneclick null []"), requests);
    }

    @Test
    void thePasswordIsReadAtEachPush() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "first\n");
        Pusher pusher = pusher("--push-user", "me", "--push-password-file", file.toString());
        assertTrue(pusher.push());
        Files.writeString(file, "second\nignored\n");
        assertTrue(pusher.push());
        Files.delete(file);
        assertTrue(!pusher.push());
        assertTrue(
                pusher.status().failure().contains("cannot be read"),
                pusher.status().failure());
        assertEquals(
                List.of(
                        "PUT /metrics/job/oneclick Basic bWU6Zmlyc3Q= [shown 0.0]",
                        "PUT /metrics/job/oneclick Basic bWU6c2Vjb25k [shown 0.0]"),
                requests);
        assertThrows(InvalidSettingsException.class, () -> pusher("--push-user", "me"));
    }

    @Test
    void aGatewayThatRefusesIsCountedAndItsReasonKept() throws Exception {
        status = 400;
        Pusher pusher = pusher();
        assertTrue(!pusher.push());
        assertTrue(!pusher.push());
        assertEquals(2, pusher.status().failures());
        assertTrue(
                pusher.status().failure().contains("400, response body: no reason"),
                pusher.status().failure());
        status = 202;
        assertTrue(pusher.push());
        assertNull(pusher.status().failure());
        assertEquals(1, pusher.status().successes());
    }

    @Test
    void aGatewayThatIsDownIsCounted() throws Exception {
        server.stop(0);
        Pusher pusher = pusher();
        assertTrue(!pusher.push());
        assertEquals("Connection refused", pusher.status().failure());
    }

    @Test
    void aSlowGatewayDelaysNoRefreshAndManyRefreshesMakeOnePush() throws Exception {
        Pusher pusher = pusher(
                Duration.ofMinutes(5),
                "--push-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/slow");
        pusher.ended();
        Wait.until("the push hangs", () -> requests.size() == 1);
        for (int i = 0; i < 1_000; i++) {
            pusher.ended();
        }
        slow.countDown();
        Wait.until("both have ended", () -> pusher.status().successes() == 2);
        pusher.close();
        assertEquals(3, requests.size(), "with the last one, at the end");
    }

    @Test
    void aGatewayThatDoesNotAnswerIsCut() throws Exception {
        Pusher pusher = pusher(
                SOON, "--push-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/slow");
        assertTrue(!pusher.push());
        assertEquals("no answer within 200 ms", pusher.status().failure());
    }

    @Test
    void aGatewayThatTricklesIsCut() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread trickle = new Thread(() -> trickle(socket));
            trickle.setDaemon(true);
            trickle.start();
            Pusher pusher = pusher(SOON, "--push-url", "http://127.0.0.1:" + socket.getLocalPort());
            assertTrue(!pusher.push());
            assertEquals("no answer within 200 ms", pusher.status().failure());
        }
    }

    /** Sends a byte of an endless header again and again, until the client goes away. */
    private static void trickle(ServerSocket socket) {
        try (Socket client = socket.accept()) {
            OutputStream out = client.getOutputStream();
            out.write("HTTP/1.1 202 Accepted\r\nA: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('a');
                out.flush();
                Thread.onSpinWait();
            }
        } catch (IOException gone) {
            // That is the point.
        }
    }

    @Test
    void pushesKeepTheirDistance() throws Exception {
        Pusher pusher = pusher("--push-interval", "1h");
        pusher.ended();
        Wait.until("it is pushed", () -> pusher.status().successes() == 1);
        pusher.ended();
        pusher.close();
        assertEquals(2, requests.size(), "the first and the last: " + requests);
    }
}
