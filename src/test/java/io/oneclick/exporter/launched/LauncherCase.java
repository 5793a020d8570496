package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Runs a launch script to its end in a directory of its own, and says what it must have said. */
abstract class LauncherCase {

    @TempDir
    Path directory;

    final Path script = Launched.script();

    void assertPrintsVersion(Path launcher, Map<String, String> environment) throws Exception {
        try (Launched run = Launched.start(directory, environment, launcher, "--version")) {
            assertEquals(0, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
        }
    }

    void assertRefuses(String words, Path launcher, Map<String, String> environment, String... arguments)
            throws Exception {
        assertEnds(1, words, launcher, environment, arguments);
    }

    /** With the exit code after which systemd does not start the service again. */
    void assertRefusesASetting(String words, Map<String, String> environment) throws Exception {
        assertEnds(2, words, script, environment);
    }

    private void assertEnds(
            int exitCode, String words, Path launcher, Map<String, String> environment, String... arguments)
            throws Exception {
        try (Launched run = Launched.start(directory, environment, launcher, arguments)) {
            assertEquals(exitCode, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
            assertTrue(run.text().contains(words), run.text());
        }
    }

    static Map<String, String> listen(int port) {
        return new HashMap<>(Map.of("ONECLICK_LISTEN", "127.0.0.1:" + port));
    }

    static Map<String, String> unreachableDatabase(int port) throws IOException {
        Map<String, String> environment = listen(port);
        environment.put("DATABASE_URL", "postgres://u:p@127.0.0.1:" + Launched.freePort() + "/db");
        return environment;
    }
}
