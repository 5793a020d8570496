package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.launched.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A real Prometheus on a port of its own, which closing it ends. */
public final class PrometheusServer implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Path log;
    private final Process process;
    private final int port;

    private PrometheusServer(Path log, Process process, int port) {
        this.log = log;
        this.process = process;
        this.port = port;
    }

    /** @param data the directory of its blocks */
    public static PrometheusServer start(Program prometheus, Path config, Path data, Path log, String... flags)
            throws IOException {
        int port = Launched.freePort();
        List<String> command = new ArrayList<>(List.of(
                prometheus.file().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--web.listen-address=127.0.0.1:" + port));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new PrometheusServer(log, process, port);
    }

    /** Waits until it answers queries. */
    public void awaitReady() throws Exception {
        awaitData("vector(1)", () -> {});
    }

    /**
     * Waits until a query returns data; {@code meanwhile} fails where that is not to be expected any more. Returns the time of
     * the data, as a query takes it.
     */
    String awaitData(String query, Runnable meanwhile) throws Exception {
        AtomicReference<String> time = new AtomicReference<>();
        Wait.until("Prometheus has " + query, () -> {
            meanwhile.run();
            if (!process.isAlive()) {
                throw new AssertionError("it ended: " + Files.readString(log));
            }
            JsonNode sample = tryGet("query", Map.of("query", query))
                    .map(answer -> answer.at("/data/result/0/value/0"))
                    .orElse(MissingNode.getInstance());
            time.set(sample.asText());
            return !sample.isMissingNode();
        });
        return time.get();
    }

    /** What it answers: the part {@code data}. */
    public JsonNode get(String path, Map<String, String> parameters) {
        JsonNode answer = tryGet(path, parameters).orElseThrow();
        assertEquals("success", answer.get("status").asText(), () -> parameters + ": " + answer);
        return answer.get("data");
    }

    private Optional<JsonNode> tryGet(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path + "?" + query);
        try {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            // Until it is ready, it answers in plain words.
            return response.body().startsWith("{") ? Optional.of(json.readTree(response.body())) : Optional.empty();
        } catch (ConnectException notYet) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
