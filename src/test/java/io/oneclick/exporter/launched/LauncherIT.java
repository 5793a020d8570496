package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real script on the real distribution: what a user meets before the program itself has a say. */
final class LauncherIT {

    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void findScript() {
        script = Launched.home().resolve("bin/oneclick-exporter");
    }

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

    @Test
    void itRunsThroughARelativeChainOfLinksFromAnotherDirectory() throws Exception {
        Path far = Files.createSymbolicLink(directory.resolve("far"), script);
        Path near = Files.createSymbolicLink(directory.resolve("near"), Path.of("far"));
        assertPrintsVersion(near, Map.of());
        // JUnit warns of links that lead out of a temporary directory.
        Files.delete(near);
        Files.delete(far);
    }

    @Test
    void itRunsInADirectoryWithASpace() throws Exception {
        Path home = copyDistribution(directory.resolve("my exporter"));
        int port = Launched.freePort();
        Path launcher = home.resolve("bin/oneclick-exporter");
        try (Launched run = Launched.start(directory, unreachableDatabase(port), launcher)) {
            assertTrue(run.metrics(port).contains("jvm_threads_current"));
        }
    }

    @Test
    void aDirectoryThatJavaCannotTakeIsNamed() throws Exception {
        Path home = copyDistribution(directory.resolve("a=b"));
        assertRefuses("move it", home.resolve("bin/oneclick-exporter"), Map.of(), "--version");
    }

    @Test
    void twoVersionsInOneDirectoryAreRefused() throws Exception {
        Path home = copyDistribution(directory.resolve("exporter"));
        Files.copy(ownJar(home), home.resolve("lib/oneclick-exporter-0.9.0.jar"));
        assertRefuses(
                "unpack each version into a directory of its own",
                home.resolve("bin/oneclick-exporter"),
                Map.of(),
                "--version");
    }

    @Test
    void withoutTheDemoItsCommandsSayWhereItIs() throws Exception {
        Path home = copyDistribution(directory.resolve("exporter"));
        try (Launched run = Launched.start(directory, Map.of(), home.resolve("bin/oneclick-exporter"), "bench")) {
            assertEquals(2, run.exitCode(), run.text());
            assertTrue(run.lines().get(0).contains("bench is in the archive whose name ends in -demo"), run.text());
        }
    }

    @Test
    void aDirectoryWithoutItsJarIsNamed() throws Exception {
        Path home = copyDistribution(directory.resolve("exporter"));
        Files.delete(ownJar(home));
        assertRefuses("unpack the archive again", home.resolve("bin/oneclick-exporter"), Map.of(), "--version");
    }

    /** A port that is taken tells a command that serves from one that does not. */
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

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            String line = "oneclick-exporter: port " + port + " on 127.0.0.1 is in use: stop what listens there, or set"
                    + " ONECLICK_LISTEN=[host:]port";
            assertRefuses(line, script, unreachableDatabase(port));
        }
    }

    @Test
    void anAgentConfigurationThatIsNotThereIsOneLine() throws Exception {
        Map<String, String> environment = unreachableDatabase(Launched.freePort());
        environment.put("ONECLICK_AGENT_CONFIG", "missing.yaml");
        assertRefuses("set ONECLICK_AGENT_CONFIG to a readable file", script, environment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules: [{pattern: '(unclosed'}] | Unclosed group near index",
                "rules: [ | while parsing a flow",
                "rules: text | it has a text where a list (- value) must be",
                "'httpServer: {ssl: {keyStore: {filename: no.p12, password: x}, certificate: {alias: a}}}\nrules: []'"
                        + " | there is no file no.p12",
                "'' | has no rules"
            })
    void whatTheAgentRefusesIsOneLine(String text, String reason) throws Exception {
        Files.writeString(directory.resolve("mine.yaml"), text.replace("\\n", "\n"));
        Map<String, String> environment = unreachableDatabase(Launched.freePort());
        environment.put("ONECLICK_AGENT_CONFIG", "mine.yaml");
        assertRefuses(reason, script, environment);
    }

    @Test
    void anAgentThatIsNotThereIsOneLine() throws Exception {
        Map<String, String> environment = unreachableDatabase(Launched.freePort());
        environment.put("ONECLICK_AGENT_JAR", "missing.jar");
        assertRefuses("set ONECLICK_AGENT_JAR", script, environment);
    }

    @Test
    void anAgentAndItsConfigurationMayBeTheUsersOwn() throws Exception {
        Path jar = Files.copy(shippedAgent(), directory.resolve("my agent.jar"));
        Path rules = Files.writeString(
                directory.resolve("my rules.yaml"),
                "includeObjectNames: ['java.lang:type=Runtime']\nrules: [{pattern: '.*Uptime', name: own_uptime}]\n");
        int port = Launched.freePort();
        Map<String, String> environment = unreachableDatabase(port);
        environment.put("ONECLICK_AGENT_JAR", jar.getFileName().toString());
        environment.put("ONECLICK_AGENT_CONFIG", rules.getFileName().toString());
        try (Launched run = Launched.start(directory, environment, script)) {
            assertTrue(run.metrics(port).contains("own_uptime "));
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
        assertRefuses("there is no bin/java in JAVA_HOME", script, Map.of("JAVA_HOME", directory.toString()));
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

    @Test
    void theProductionClassPathHoldsNothingOfTheDemo() throws IOException {
        assertEquals(
                Set.of(
                        "oneclick-exporter",
                        "postgresql",
                        "HikariCP",
                        "slf4j-api",
                        "slf4j-jdk14",
                        "picocli",
                        "jackson-core",
                        "snakeyaml"),
                jarsIn("lib"));
        assertEquals(Set.of("jmx_prometheus_javaagent"), jarsIn("lib/agent"));
        Set<String> twice = jarsIn("lib/demo");
        twice.retainAll(jarsIn("lib"));
        assertEquals(Set.of("oneclick-exporter"), twice, "our demo jar alone has the name of a production jar");
    }

    private void assertPrintsVersion(Path launcher, Map<String, String> environment) throws Exception {
        try (Launched run = Launched.start(directory, environment, launcher, "--version")) {
            assertEquals(0, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
        }
    }

    /** One line that has these words, and exit code 1. */
    private void assertRefuses(String words, Path launcher, Map<String, String> environment, String... arguments)
            throws Exception {
        try (Launched run = Launched.start(directory, environment, launcher, arguments)) {
            assertEquals(1, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
            assertTrue(run.text().contains(words), run.text());
        }
    }

    private static Map<String, String> listen(int port) {
        return new HashMap<>(Map.of("ONECLICK_LISTEN", "127.0.0.1:" + port));
    }

    private static Map<String, String> unreachableDatabase(int port) throws IOException {
        Map<String, String> environment = listen(port);
        environment.put("DATABASE_URL", "postgres://u:p@127.0.0.1:" + Launched.freePort() + "/db");
        return environment;
    }

    private Path fakeJava(String body) throws IOException {
        Path home = directory.resolve("java home");
        Launched.executable(home.resolve("bin/java"), body);
        return home;
    }

    /** A PATH on which there is what the script calls, and no Java. */
    private Path toolsWithoutJava() throws IOException {
        return Launched.tools(directory, "bash", "env", "readlink", "dirname", "basename", "sed");
    }

    /** The distribution without what only the demo needs, which is large. */
    private static Path copyDistribution(Path target) throws IOException {
        Path home = Launched.home();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(path -> !path.startsWith(home.resolve("lib/demo")))
                    .toList()) {
                Files.copy(file, target.resolve(home.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return target;
    }

    private static Path ownJar(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("oneclick-exporter-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path shippedAgent() throws IOException {
        try (Stream<Path> files = Files.list(Launched.home().resolve("lib/agent"))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** The artifacts in a directory, without version. */
    private static Set<String> jarsIn(String folder) {
        try (Stream<Path> files = Files.list(Launched.home().resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("-\\d.*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
