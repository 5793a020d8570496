package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM at moments that are not good ones. */
final class ShutdownIT {

    private static final Set<Integer> ENDED_BY_SIGTERM = Set.of(0, 143);

    @TempDir
    private Path directory;

    private Map<String, String> environment;
    private Path script;
    private int port;

    @BeforeEach
    void configure() throws Exception {
        script = Launched.script();
        port = Launched.freePort();
        environment = new HashMap<>(Map.of(
                "ONECLICK_LISTEN",
                "127.0.0.1:" + port,
                "DATABASE_URL",
                "postgres://127.0.0.1:" + Launched.freePort() + "/db"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 200, 300, 400, 500, 700, 900})
    void anEarlySignalEndsItWithoutAStackTrace(int milliseconds) throws Exception {
        try (Launched run = Launched.start(directory, environment, script)) {
            assertFalse(run.process().waitFor(milliseconds, java.util.concurrent.TimeUnit.MILLISECONDS), run.text());
            run.process().destroy();
            int exitCode = run.exitCode();
            assertTrue(ENDED_BY_SIGTERM.contains(exitCode), exitCode + ": " + run.text());
            assertNoTrace(run.text());
        }
    }

    /** The JVM has words of its own for a signal that meets it before any class of ours is there. */
    private static void assertNoTrace(String text) {
        if (!text.contains("Error occurred during initialization of VM")) {
            assertFalse(text.contains("\tat "), text);
            assertFalse(text.contains("Exception in thread"), text);
        }
    }

    @Test
    void aFrozenDatabaseDoesNotKeepIt() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start()) {
            environment.put("DATABASE_URL", server.createDatabase("frozen").url());
            environment.put("ONECLICK_INTERVAL", "1s");
            // Far longer than this test waits: the end of a statement is not what ends the exporter.
            environment.put("ONECLICK_STATEMENT_TIMEOUT", "1h");
            try (Launched run = Launched.start(directory, environment, script)) {
                Wait.until("it reads", () -> run.text().contains("First refresh"));
                server.freeze();
                Wait.until("a refresh hangs", () -> run.metrics(port)
                        .contains("hikaricp_active_connections{pool=\"oneclick\"} 1.0"));
                run.process().destroy();
                int exitCode = run.exitCode();
                assertTrue(ENDED_BY_SIGTERM.contains(exitCode), exitCode + ": " + run.text());
                assertEquals(
                        1,
                        run.lines().stream()
                                .filter(line -> line.contains("Stopped"))
                                .count(),
                        run.text());
                assertFalse(run.text().contains("\tat "), run.text());
            } finally {
                server.thaw();
            }
        }
    }
}
