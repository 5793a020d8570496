package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a checkout; a stand-in for Maven puts the real distribution where Maven would. */
final class CheckoutIT {

    private static final String BUILT = "target/oneclick-exporter-9.9";

    @TempDir
    private Path directory;

    private Path checkout;

    private Path script;

    private Map<String, String> environment;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = directory.resolve("check out");
        script = checkout.resolve("bin/oneclick-exporter");
        Files.createDirectories(script.getParent());
        Files.createDirectories(checkout.resolve("src/main/java"));
        Files.copy(Path.of("bin/oneclick-exporter"), script, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(
                checkout.resolve("pom.xml"),
                "<project>\n  <artifactId>oneclick-exporter</artifactId>\n  <version>9.9</version>\n"
                        + "  <dependency><version>1.2</version></dependency>\n</project>\n");
        Files.writeString(checkout.resolve("jmx-exporter.yaml"), "rules: []\n");
        Path tools = directory.resolve("maven");
        Launched.executable(
                tools.resolve("mvn"),
                "echo \"$@\" >>mvn.log; mkdir -p " + BUILT + "/lib; cd '" + Launched.home()
                        + "'; cp -R bin conf jmx-exporter.yaml \"$OLDPWD\"/" + BUILT
                        + "; cp -R lib/*.jar lib/agent \"$OLDPWD\"/" + BUILT + "/lib; cd \"$OLDPWD\"; touch " + BUILT
                        + ".tar.gz; echo from Maven");
        environment = new HashMap<>(Map.of("PATH", tools + ":" + System.getenv("PATH")));
    }

    @Test
    void theFirstRunBuildsWithoutTestsAndSaysSoAndTheNextStartsAtOnce() throws Exception {
        String first = run();
        assertTrue(first.contains("building"), first);
        String second = run();
        assertEquals(1, second.lines().count(), second);
        assertTrue(first.endsWith(second), "the program's own words come last");
        assertEquals("-q -B -DskipTests package\n", Files.readString(checkout.resolve("mvn.log")));
    }

    @Test
    void aSourceThatIsNewerThanTheBuildIsBuiltAgainOnce() throws Exception {
        run();
        Files.setLastModifiedTime(
                checkout.resolve(BUILT + ".tar.gz"), FileTime.from(Instant.now().minusSeconds(60)));
        Files.writeString(checkout.resolve("src/main/java/New.java"), "");
        assertTrue(run().contains("building"));
        assertFalse(run().contains("building"));
    }

    @Test
    void whatWasBuiltRunsWithTheArgumentsInTheDirectoryOfTheCaller() throws Exception {
        Files.writeString(
                directory.resolve("my-rules.yaml"),
                "includeObjectNames: ['java.lang:type=Runtime']\nrules: [{pattern: '.*Uptime', name: own_uptime}]\n");
        int port = Launched.freePort();
        environment.put("ONECLICK_LISTEN", "127.0.0.1:" + port);
        environment.put("ONECLICK_AGENT_CONFIG", "my-rules.yaml");
        String address = "postgres://u:p@127.0.0.1:" + Launched.freePort() + "/db";
        try (Launched run = Launched.start(directory, environment, script, "run", "--database-url", address)) {
            assertTrue(run.metrics(port).contains("own_uptime "));
        }
    }

    @Test
    void aFailedBuildIsSaidAfterMavensOwnWords() throws Exception {
        Launched.executable(directory.resolve("maven/mvn"), "echo compilation failure; exit 1");
        try (Launched run = Launched.start(directory, environment, script, "--version")) {
            assertEquals(1, run.exitCode());
            assertTrue(run.text().contains("compilation failure\noneclick-exporter: the build failed"), run.text());
        }
    }

    /** .mvn/jvm.config sees to it: Debian's Maven prints codes for a terminal without it. */
    @Test
    void mavenWritesNoEscapeCodesIntoAFile() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        try (Launched run = Launched.start(here, Map.of(), Path.of("mvn"), "-q", "-B", "-v")) {
            assertEquals(0, run.exitCode(), run.text());
            assertFalse(run.text().isBlank());
            assertFalse(run.text().contains("\u001b"), run.text());
        }
    }

    @Test
    void aMissingMavenIsOneLine() throws Exception {
        Path tools = Launched.tools(directory, "bash", "env", "readlink", "dirname", "basename", "sed", "find");
        environment.put("PATH", tools.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        try (Launched run = Launched.start(directory, environment, script, "--version")) {
            assertEquals(1, run.exitCode());
            assertEquals(1, run.lines().size(), run.text());
            assertTrue(run.text().contains("install Maven"), run.text());
        }
    }

    private String run() throws Exception {
        try (Launched run = Launched.start(directory, environment, script, "--version")) {
            assertEquals(0, run.exitCode(), run.text());
            return run.text();
        }
    }
}
