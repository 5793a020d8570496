package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.oneclick.exporter.launched.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo, and a real Prometheus that scrapes it every second with the files of the archive. */
final class RunningPrometheus implements AutoCloseable {

    private final Process demo;
    private final PrometheusServer prometheus;
    private String time = "";

    private RunningPrometheus(Process demo, PrometheusServer prometheus) {
        this.demo = demo;
        this.prometheus = prometheus;
    }

    static RunningPrometheus start(Program prometheus, Path home, Path directory) throws IOException {
        int exporterPort = Launched.freePort();
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
                        home.resolve("bin/oneclick-exporter").toString(), "demo", "--still", "--interval=1s")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        demo.environment().keySet().removeIf(name -> name.startsWith("ONECLICK_") || name.equals("DATABASE_URL"));
        demo.environment().put("ONECLICK_LISTEN", "127.0.0.1:" + exporterPort);
        Process demoProcess = demo.start();
        try {
            return new RunningPrometheus(
                    demoProcess,
                    PrometheusServer.start(
                            prometheus, directory.resolve("prometheus.yml"), directory.resolve("data"), log));
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
        time = prometheus.awaitData(
                "(" + query + ") and on () up == 1", () -> assertTrue(demo.isAlive(), "the demo ended"));
    }

    /** What an instant query returns; one that Prometheus refuses fails the test. */
    List<JsonNode> query(String expression) {
        return result(prometheus
                .get("query", Map.of("query", expression, "time", time))
                .get("result"));
    }

    /** The values of a label on the series that a selector matches. */
    List<JsonNode> labelValues(String label, String selector) {
        return result(prometheus.get("label/" + label + "/values", Map.of("match[]", selector)));
    }

    private static List<JsonNode> result(JsonNode array) {
        return Shipped.elements(array).toList();
    }

    @Override
    public void close() {
        prometheus.close();
        demo.destroy();
        demo.onExit().join();
    }
}
