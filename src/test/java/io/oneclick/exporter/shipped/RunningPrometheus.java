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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The demo, and a real Prometheus that scrapes it every second with the files of the archive. */
final class RunningPrometheus implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Path log;
    private final Process demo;
    private final Process prometheus;
    private final int port;
    private String time = "";

    private RunningPrometheus(Path log, Process demo, Process prometheus, int port) {
        this.log = log;
        this.demo = demo;
        this.prometheus = prometheus;
        this.port = port;
    }

    static RunningPrometheus start(Program prometheus, Path home, Path directory) throws IOException {
        int exporterPort = Launched.freePort();
        int port = Launched.freePort();
        try (Stream<Path> files = Files.list(home.resolve("prometheus"))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        directory.resolve(file.getFileName()),
                        Files.readString(file)
                                .replace("localhost:8000", "127.0.0.1:" + exporterPort)
                                .replaceAll("(interval|timeout): 1[05]s", "$1: 1s")
                                // The past of a demo that has just started.
                                .replaceAll("offset \\d+[md]", "offset 1s"));
            }
        }
        Path log = directory.resolve("output.txt");
        ProcessBuilder demo = new ProcessBuilder(
                home.resolve("bin/oneclick-exporter").toString(), "demo", "--still", "--interval=1s");
        demo.environment().keySet().removeIf(name -> name.startsWith("ONECLICK_") || name.equals("DATABASE_URL"));
        demo.environment().put("ONECLICK_LISTEN", "127.0.0.1:" + exporterPort);
        Process demoProcess = start(demo, log);
        try {
            ProcessBuilder server = new ProcessBuilder(
                    prometheus.file().toString(),
                    "--config.file=" + directory.resolve("prometheus.yml"),
                    "--storage.tsdb.path=" + directory.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port);
            return new RunningPrometheus(log, demoProcess, start(server, log), port);
        } catch (IOException failure) {
            demoProcess.destroy();
            throw failure;
        }
    }

    /**
     * Waits until a query returns data, while both programs live. All later queries are answered as of this time: on a busy
     * machine another scrape may take longer than its second, and then no series has a value for a while.
     */
    void awaitData(String query) throws Exception {
        Wait.until("Prometheus has " + query, () -> {
            if (!demo.isAlive() || !prometheus.isAlive()) {
                throw new AssertionError("one of them ended: " + Files.readString(log));
            }
            JsonNode sample = tryGet("query", "query", "(" + query + ") and on () up == 1")
                    .map(answer -> answer.at("/data/result/0/value/0"))
                    .orElse(MissingNode.getInstance());
            time = sample.asText();
            return !sample.isMissingNode();
        });
    }

    /** What an instant query returns; one that Prometheus refuses fails the test. */
    List<JsonNode> query(String expression) {
        return result(get("query", "time", time, "query", expression).at("/data/result"));
    }

    /** The values of a label on the series that a selector matches. */
    List<JsonNode> labelValues(String label, String selector) {
        return result(get("label/" + label + "/values", "match[]", selector).get("data"));
    }

    private static List<JsonNode> result(JsonNode array) {
        return Shipped.elements(array).toList();
    }

    private JsonNode get(String path, String... parameters) {
        JsonNode answer = tryGet(path, parameters).orElseThrow();
        assertEquals("success", answer.get("status").asText(), () -> List.of(parameters) + ": " + answer);
        return answer;
    }

    /** @param parameters a name and a value each */
    private Optional<JsonNode> tryGet(String path, String... parameters) {
        StringBuilder query = new StringBuilder("?");
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path + query);
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

    private static Process start(ProcessBuilder builder, Path log) throws IOException {
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    @Override
    public void close() {
        List.of(prometheus, demo).forEach(Process::destroy);
        List.of(prometheus, demo).forEach(process -> process.onExit().join());
    }
}
