package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java that runs it and its options. */
final class JavaIT extends LauncherCase {

    @ParameterizedTest
    @CsvSource({"11.0.22", "1.8.0_392", "16"})
    void aJavaThatIsTooOldIsOneLineAndIsNotStarted(String version) throws Exception {
        Path java = fakeJava("echo started; exit 0");
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        assertRefuses(
                "is Java " + version + ": install Java 17 or newer, or set JAVA_HOME",
                script,
                Map.of("JAVA_HOME", java.toString()));
    }

    @Test
    void aJavaWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
        Path java = fakeJava("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        assertRefuses("is Java 11.0.2:", script, Map.of("JAVA_HOME", java.toString()));
    }

    @Test
    void aJavaThatDoesNotRunIsOneLine() throws Exception {
        Path java = fakeJava("echo 'Unable to locate a Java Runtime.' >&2; exit 1");
        assertRefuses("install Java 17 or newer", script, Map.of("JAVA_HOME", java.toString()));
    }

    @Test
    void aJavaHomeWithoutJavaIsOneLine() throws Exception {
        assertRefusesASetting("there is no bin/java in JAVA_HOME", Map.of("JAVA_HOME", directory.toString()));
    }

    @Test
    void aMissingJavaIsOneLine() throws Exception {
        assertRefuses(
                "no Java found: install Java 17 or newer, or set JAVA_HOME",
                script,
                Map.of("JAVA_HOME", "", "PATH", toolsWithoutJava().toString()));
    }

    @Test
    void aJavaOnThePathIsEnough() throws Exception {
        Path tools = toolsWithoutJava();
        Path java = Files.createSymbolicLink(
                tools.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        assertPrintsVersion(script, Map.of("JAVA_HOME", "", "PATH", tools.toString()));
        Files.delete(java);
    }

    @Test
    void theUsersJavaOptionsWinEvenOverTheCollector() throws Exception {
        String options = "-XX:+UseParallelGC -Xmx64m -XX:+PrintFlagsFinal";
        try (Launched run = Launched.start(directory, Map.of("ONECLICK_JAVA_OPTS", options), script, "--version")) {
            assertEquals(0, run.exitCode(), run.text());
            assertTrue(run.text().matches("(?s).* MaxHeapSize += 67108864 .*"), run.text());
        }
    }

    @Test
    void everyJvmOptionStandsBelowItsReason() throws IOException {
        boolean isExplained = false;
        int options = 0;
        for (String line : Files.readAllLines(Launched.home().resolve("conf/jvm.options"))) {
            if (line.isBlank() || line.startsWith("# ---")) {
                isExplained = false;
            } else if (line.startsWith("#")) {
                isExplained = true;
            } else {
                assertTrue(isExplained, line);
                options++;
            }
        }
        assertTrue(options > 0);
    }

    @Test
    void aJavaOptionWithAnAsteriskIsNoPatternOfFileNames() throws Exception {
        Map<String, String> environment = Map.of("ONECLICK_JAVA_OPTS", "-Xlog:no-such-tag*");
        try (Launched run = Launched.start(directory, environment, script, "--version")) {
            assertTrue(run.exitCode() != 0, run.text());
            assertTrue(run.text().contains("no-such-tag"), run.text());
        }
    }

    private Path fakeJava(String body) throws IOException {
        Path home = directory.resolve("java home");
        Launched.executable(home.resolve("bin/java"), body);
        return home;
    }

    private Path toolsWithoutJava() throws IOException {
        return Launched.tools(directory, "bash", "env", "readlink", "dirname", "basename", "sed");
    }
}
