package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user meets first: the real script on the real distribution. */
final class LauncherIT extends LauncherCase {

    @Test
    void itServesMetricsWhileTheDatabaseIsUnreachableAndEndsOnSigterm() throws Exception {
        int port = Launched.freePort();
        try (Launched run = Launched.start(directory, unreachableDatabase(port), script)) {
            String page = run.metrics(port);
            assertTrue(page.contains("jvm_threads_current"), page);
            assertFalse(page.contains("oneclick_pr_num{"), "no invented value");
            // The agent serves before the program begins, and only the program leaves a last line.
            run.speaks();
            String before = run.text();
            run.process().destroy();
            int exitCode = run.exitCode();
            assertTrue(Set.of(0, 143).contains(exitCode), "exit code " + exitCode);
            String after = run.text().substring(before.length());
            assertTrue(after.toLowerCase(Locale.ROOT).contains("stop"), "no last line: " + run.text());
        }
    }

    @Test
    void aMissingDatabaseAddressIsNamedAndTheExitCodeIsTwo() throws Exception {
        try (Launched run = Launched.start(directory, listen(Launched.freePort()), script, "run")) {
            assertEquals(2, run.exitCode());
            assertTrue(run.lines().get(0).contains("--database-url"), run.text());
            assertFalse(run.text().contains("\tat "), run.text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--interval soon check, --interval",
        "--timezone Nowhere/Else check, --timezone",
        "--interval=5s --timezone Nowhere/Else check, --timezone",
        "--config check run, port",
        "--interval 5s, port",
        "--reports check, port",
        "run --reports check, port"
    })
    void theCommandIsFoundBehindOptionsAndTheirValues(String words, String problem) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Map<String, String> environment = unreachableDatabase(taken.getLocalPort());
            try (Launched run = Launched.start(directory, environment, script, words.split(" "))) {
                assertTrue(run.exitCode() != 0, run.text());
                assertTrue(run.lines().get(0).startsWith("oneclick-exporter: " + problem), run.text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "-h",
                "help",
                "help check",
                "run --help",
                "demo --help",
                "check --help",
                "check -h"
            })
    void wordsAreSaidWhileThePortIsTaken(String words) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Launched run = Launched.start(directory, listen(taken.getLocalPort()), script, words.split(" "))) {
            assertEquals(0, run.exitCode(), run.text());
            assertFalse(run.text().isBlank());
        }
    }

    @Test
    void anAddressThatIsNoneIsAnInvalidSetting() throws Exception {
        Map<String, String> environment = unreachableDatabase(Launched.freePort());
        environment.put("ONECLICK_LISTEN", "foo");
        assertRefusesASetting("ONECLICK_LISTEN is \"foo\": it must be [host:]port", environment);
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            String line = "oneclick-exporter: port " + port
                    + " on 127.0.0.1 is in use: stop the process that listens there, or set ONECLICK_LISTEN=[host:]port";
            assertRefuses(line, script, unreachableDatabase(port));
        }
    }
}
