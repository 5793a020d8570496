package io.oneclick.exporter.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that serves metrics on 127.0.0.1: starts, scrapes, measures and stops it. */
final class Target implements AutoCloseable {

    private static final Duration LONGEST_SCRAPE = Duration.ofMinutes(1);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Process process;
    private final long startedAt;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest plain;
    private final HttpRequest zipped;

    /** @param log file for the output of the process */
    Target(ProcessBuilder builder, int port, Path log) throws IOException {
        URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        this.plain = HttpRequest.newBuilder(metrics).timeout(LONGEST_SCRAPE).build();
        this.zipped = HttpRequest.newBuilder(metrics)
                .timeout(LONGEST_SCRAPE)
                .header("Accept-Encoding", "gzip")
                .build();
        this.startedAt = System.nanoTime();
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    long pid() {
        return process.pid();
    }

    double millisecondsSinceStart() {
        return (System.nanoTime() - startedAt) / 1e6;
    }

    /** One scrape to its last byte; {@code isZipped} requests compression, as Prometheus does. */
    byte[] scrape(boolean isZipped) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(isZipped ? zipped : plain, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("/metrics answered " + response.statusCode());
        }
        return response.body();
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time used so far, in seconds. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Its peak resident memory in MB; NaN if the system does not provide it. */
    double peakMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
