package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that do harm by malice or by clumsiness, and a scrape beside them that must be answered all the same. How
 * long it took is written to target/hostile-http.txt.
 */
final class HostileHttpIT {

    /** Far more than a scrape waits; a test that comes near it has failed. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Fewer than the launcher's, so that they are reached soon. */
    private static final int MAX_CONNECTIONS = 100;

    private static final int PULL_REQUESTS = 25_000;
    private static final Path RECORD = Path.of("target", "hostile-http.txt");

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static Launched exporter;
    private static int port;

    private final List<Socket> sockets = new ArrayList<>();

    /** What many clients send, each on a connection of its own that stays open, and then does not read. */
    private enum Nuisance {
        HALF_A_REQUEST(9, "GET /metrics HTTP/1.1\r\nHost: x\r\nX-H"),
        HALF_A_REQUEST_MORE_THAN_THREADS(15, "GET /metrics HTTP/1.1\r\nHost: x\r\nX-H"),
        ONE_BYTE(6, "G"),
        SILENCE(60, ""),
        NEVER_READS(9, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"),
        NEVER_READS_MORE_THAN_THREADS(15, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"),
        HALF_A_BODY(6, "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nab"),
        CHUNK_THAT_NEVER_COMES(6, "POST /metrics HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n"),
        NO_HTTP(6, "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"),
        BROKEN_REQUEST_LINE(6, "GET\r\n\r\n"),
        BAD_LENGTH(6, "GET /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"),
        BAD_PATH(6, "GET /metrics%zz?name[]=%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n"),
        HUGE_URL(6, "GET /metrics?name[]=" + "x".repeat(300_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
        HUGE_HEADER(6, "GET /metrics HTTP/1.1\r\nHost: x\r\nX-Huge: " + "x".repeat(300_000) + "\r\n\r\n"),
        MANY_HEADERS(6, "GET /metrics HTTP/1.1\r\nHost: x\r\n" + "X-Many: x\r\n".repeat(1_000) + "\r\n"),
        UNKNOWN_METHOD(6, "BREW /metrics HTTP/1.1\r\nHost: x\r\n\r\n"),
        UNKNOWN_PATH(6, "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n");

        private final int clients;
        private final byte[] bytes;

        Nuisance(int clients, String text) {
            this.clients = clients;
            this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Files.deleteIfExists(RECORD);
        database = TestDatabase.create();
        // A page of some 7 MB: what fits into the buffers of the kernel would hold no thread.
        database.project(1, "B".repeat(100)).repository(1, 1, "o".repeat(100));
        database.insert("INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,"
                + " updated_timestamp, rescoped_timestamp, from_repository_id, to_repository_id, from_branch_fqn,"
                + " to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash, title)"
                + " SELECT n, 0, n, 0, localtimestamp, localtimestamp, localtimestamp, 1, 1, 'refs/heads/f',"
                + " 'refs/heads/m', 'f', 'm', 'c' || n, 'b', 'A change' FROM generate_series(1, " + PULL_REQUESTS
                + ") n");
        port = Launched.freePort();
        exporter = Launched.start(
                directory,
                Map.of(
                        "ONECLICK_LISTEN",
                        "127.0.0.1:" + port,
                        "DATABASE_URL",
                        database.url(),
                        // One refresh: no other line comes into the log by itself.
                        "ONECLICK_INTERVAL",
                        "1d",
                        "ONECLICK_JAVA_OPTS",
                        "-Djdk.httpserver.maxConnections=" + MAX_CONNECTIONS),
                Launched.script());
        Wait.until("the big page is there", () -> exporter.metrics(port).contains("oneclick_open_pr_report{"));
    }

    @AfterAll
    static void stop() throws Exception {
        exporter.close();
        database.close();
    }

    @AfterEach
    void hangUp() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        answeredScrape();
        assertTrue(exporter.process().isAlive());
        assertFalse(exporter.text().contains("\tat "), "a stack trace for a client: " + exporter.text());
    }

    @ParameterizedTest
    @EnumSource
    void aScrapeBesideNuisancesIsAnswered(Nuisance nuisance) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < nuisance.clients; i++) {
            Socket socket = connect();
            try {
                socket.getOutputStream().write(nuisance.bytes);
            } catch (IOException closedByTheServer) {
                // It may be so rude to the rude.
            }
        }
        long opened = System.nanoTime();
        answeredScrape();
        long first = System.nanoTime();
        answeredScrape();
        record(
                nuisance + ", " + nuisance.clients + " clients, opened in",
                opened - start,
                "first scrape",
                first - opened);
    }

    @Test
    void clientsThatHangUpInTheMiddleOfAPageLeaveNoTraceInTheLog() throws Exception {
        String before = exporter.text();
        for (int i = 0; i < 20; i++) {
            Socket socket = connect();
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(Nuisance.NEVER_READS.bytes);
            assertTrue(socket.getInputStream().read() >= 0, "the page has begun");
            socket.close();
        }
        answeredScrape();
        assertEquals(before, exporter.text());
    }

    @Test
    void moreConnectionsThanAreAllowedDoNotUseUpTheProcess() throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < MAX_CONNECTIONS + 20; i++) {
            connect();
        }
        long opened = System.nanoTime();
        answeredScrape();
        record(
                MAX_CONNECTIONS + 20 + " silent clients, opened in",
                opened - start,
                "answered after",
                System.nanoTime() - opened);
        if (Files.isDirectory(Path.of("/proc/self/fd"))) {
            Path files = Path.of("/proc", String.valueOf(exporter.process().pid()), "fd");
            try (Stream<Path> open = Files.list(files)) {
                assertTrue(open.count() < 2 * MAX_CONNECTIONS);
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        // A small window: what a client does not read stays with the server.
        socket.setReceiveBufferSize(4_096);
        socket.connect(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    /**
     * Scrapes as Prometheus does, again where one was cut off: on a slow machine the page itself can take longer than
     * the launcher's limit for an answer while others are being made.
     */
    private static void answeredScrape() throws Exception {
        Wait.until("a scrape is answered", () -> {
            try {
                scrape();
                return true;
            } catch (IOException cutOff) {
                return false;
            }
        });
    }

    private static void scrape() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("oneclick_up 1.0"));
    }

    private static void record(String what, long first, String then, long second) throws IOException {
        String line = "%s %.2f s, %s %.2f s%n".formatted(what, first / 1e9, then, second / 1e9);
        Files.writeString(RECORD, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
