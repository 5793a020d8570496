package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The real launcher with the real agent, as Maven packed them, on a port of its own. */
final class RunningExporter implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_SCRAPES = Duration.ofMillis(50);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI metrics;
    private final Process process;
    private final Path log;

    private RunningExporter(URI metrics, Process process, Path log) {
        this.metrics = metrics;
        this.process = process;
        this.log = log;
    }

    /** Starts the exporter on {@code database}, refreshing every second, with more flags. */
    static RunningExporter start(TestDatabase database, String... flags) throws IOException {
        Path home = Path.of(System.getProperty("oneclick.home"));
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = Files.createTempFile(home.getParent(), "exporter", ".log");
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin").resolve("oneclick-exporter").toString(), "run", "--interval", "1s"));
        command.addAll(Arrays.asList(flags));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("ONECLICK_"));
        builder.environment().put("ONECLICK_LISTEN", "127.0.0.1:" + port);
        builder.environment().put("DATABASE_URL", database.url());
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new RunningExporter(URI.create("http://127.0.0.1:" + port + "/metrics"), process, log);
    }

    /** One scrape, or an empty text while nothing listens yet. */
    String scrape() throws IOException, InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("HTTP " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (java.net.ConnectException e) {
            if (!process.isAlive()) {
                throw new AssertionError("the exporter ended: " + Files.readString(log), e);
            }
            return "";
        }
    }

    /** Scrapes until a page is {@code wanted}; returns the last page when the deadline has passed. */
    String scrapeUntil(Predicate<String> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        String page = scrape();
        while (!wanted.test(page) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_SCRAPES.toNanos());
            page = scrape();
        }
        return page;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.delete(log);
    }
}
