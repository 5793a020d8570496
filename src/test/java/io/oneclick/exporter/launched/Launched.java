package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.oneclick.exporter.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that the launch script became, with what it has printed. Closing it ends it. */
public record Launched(Process process, Path output) implements AutoCloseable {

    /** Long enough for the slowest machine: a test that comes near it has failed. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    /** The distribution in target/, which the build made. */
    public static Path home() {
        return Path.of(System.getProperty("oneclick.home"));
    }

    /** Its launch script. */
    public static Path script() {
        return home().resolve("bin/oneclick-exporter");
    }

    /** Starts a script in a directory; the environment is ours without any setting of the exporter, plus the given one. */
    public static Launched start(Path directory, Map<String, String> environment, Path script, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("launched", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ONECLICK_")
                        || name.startsWith("PG")
                        || name.equals("DATABASE_URL")
                        || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return new Launched(builder.start(), output);
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("still running: " + text());
        }
        return process.exitValue();
    }

    /** What it has printed so far; the last character may be a part of one. */
    public String text() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the output is gone", e);
        }
    }

    List<String> lines() {
        return text().lines().toList();
    }

    /** Waits for the first words. */
    void speaks() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (text().isBlank()) {
            assertTrue(System.nanoTime() < deadline, "it says nothing");
            assertFalse(process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS), "it ended in silence");
        }
    }

    /** Asks until the page is served, while the process lives. */
    public String metrics(int port) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(PATIENCE)
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException notYet) {
                assertTrue(System.nanoTime() < deadline, () -> "nothing is served: " + text());
            }
        } while (!process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        return fail("it ended with " + process.exitValue() + ": " + text());
    }

    /** A port of 127.0.0.1 that nothing listens on. */
    public static int freePort() throws IOException {
        return Ports.free();
    }

    /** Writes a shell script. */
    static void executable(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    /** A directory for PATH that holds these commands and no other. */
    static Path tools(Path directory, String... names) throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String name : names) {
            Path found = Stream.of(System.getenv("PATH").split(":"))
                    .map(entry -> Path.of(entry, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            executable(tools.resolve(name), "exec '" + found + "' \"$@\"");
        }
        return tools;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(output);
        // The socket by which a test attached: a JVM that is killed leaves it, always in this directory.
        Files.deleteIfExists(Path.of("/tmp", ".java_pid" + process.pid()));
    }
}
