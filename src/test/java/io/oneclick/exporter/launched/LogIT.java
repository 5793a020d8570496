package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jolokia.json.parser.JSONParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the real launcher, with a database that is not there. */
final class LogIT {

    private static final String FAILED = "Refresh of Bitbucket on PostgreSQL at ";

    @TempDir
    private Path directory;

    private final String launcher = Launched.script().toString();
    private Map<String, String> environment;
    private int port;

    @BeforeEach
    void configure() throws Exception {
        port = Launched.freePort();
        environment = new HashMap<>(Map.of(
                "ONECLICK_LISTEN",
                "127.0.0.1:" + port,
                "DATABASE_URL",
                "postgres://127.0.0.1:" + Launched.freePort() + "/db"));
    }

    private Launched start(String script) throws Exception {
        Path file = directory.resolve("start");
        Launched.executable(file, script);
        return Launched.start(directory, environment, file);
    }

    /** The lines that come once a refresh has failed, as one has without a database. */
    private List<String> lines(Launched run) throws Exception {
        Wait.until("a refresh has failed", () -> run.text().contains(FAILED));
        return run.lines();
    }

    @Test
    void theJournalGetsPrioritiesAndNoTime() throws Exception {
        try (Launched run = start("JOURNAL_STREAM=$(stat -Lc %d:%i /proc/self/fd/2) exec '" + launcher + "'")) {
            List<String> lines = lines(run);
            assertTrue(lines.stream().allMatch(line -> line.matches("<[346]>(ERROR|WARN |INFO ) .*")), run.text());
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("<6>INFO  Version ")), run.text());
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("<4>WARN  " + FAILED)), run.text());
        }
    }

    @Test
    void aVariableThatIsAnotherStreamsChangesNothing() throws Exception {
        environment.put("JOURNAL_STREAM", "8:12345");
        try (Launched run = start("exec '" + launcher + "'")) {
            assertTrue(lines(run).stream().allMatch(line -> line.matches("\\d{4}-.*Z (WARN |INFO ) .*")), run.text());
        }
    }

    @Test
    void asJsonEveryLineIsAnObject() throws Exception {
        environment.put("ONECLICK_LOG_FORMAT", "json");
        try (Launched run = start("exec '" + launcher + "'")) {
            for (String line : lines(run)) {
                Map<?, ?> object = (Map<?, ?>) new JSONParser().parse(line);
                assertEquals(Set.of("time", "level", "logger", "thread", "message"), object.keySet());
            }
        }
    }

    @Test
    void debugIsOursAndTraceEverybodys() throws Exception {
        environment.put("ONECLICK_LOG_LEVEL", "debug");
        environment.put("ONECLICK_LOG_FORMAT", "json");
        try (Launched run = start("exec '" + launcher + "'")) {
            lines(run);
            Wait.until("it says more", () -> run.text().contains("\"DEBUG\""));
            for (String line : run.lines()) {
                assertTrue(line.contains("\"logger\":\"io.oneclick.exporter."), line);
            }
        }
        environment.put("ONECLICK_LOG_LEVEL", "trace");
        try (Launched run = start("exec '" + launcher + "'")) {
            Wait.until("the pool speaks", () -> run.text().contains("\"logger\":\"com.zaxxer.hikari."));
        }
    }

    @Test
    void aPipeThatIsNotReadBlocksNeitherAScrapeNorTheShutdown() throws Exception {
        // Fills the pipe: opened anew, because what is set on a descriptor is set for all that share it.
        String full = "exec 3>&2\ndd if=/dev/zero of=/proc/$$/fd/3 bs=4096 oflag=nonblock 2>/dev/null\nexec 3>&-\n";
        Path script = directory.resolve("start");
        Launched.executable(script, full + "exec '" + launcher + "'");
        ProcessBuilder builder = new ProcessBuilder(script.toString()).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ONECLICK_") || name.startsWith("PG"));
        builder.environment().putAll(environment);
        try (Launched run = new Launched(builder.start(), Files.createTempFile("launched", ".txt"))) {
            Wait.until("it is scraped", () -> run.metrics(port).contains("oneclick_up 0.0"));
            Wait.until("a refresh has failed", () -> run.metrics(port)
                    .matches("(?s).*\\Qoneclick_refreshes_total{result=\"failure\"}\\E [1-9].*"));
            assertTrue(run.process().getErrorStream().available() >= 4096, "the pipe was filled");
            run.process().destroy();
            assertTrue(Set.of(0, 143).contains(run.exitCode()));
        }
    }
}
