package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the distribution may be, and what must be in it. */
final class InstallationIT extends LauncherCase {

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
        assertRefuses("move the installation", home.resolve("bin/oneclick-exporter"), Map.of(), "--version");
    }

    @Test
    void twoVersionsInOneDirectoryAreRefused() throws Exception {
        Path home = copyDistribution(directory.resolve("exporter"));
        Files.copy(ownJar(home), home.resolve("lib/oneclick-exporter-0.9.0.jar"));
        assertRefuses(
                "unpack each version into its own directory",
                home.resolve("bin/oneclick-exporter"),
                Map.of(),
                "--version");
    }

    @Test
    void aDirectoryWithoutItsJarIsNamed() throws Exception {
        Path home = copyDistribution(directory.resolve("exporter"));
        Files.delete(ownJar(home));
        assertRefuses("unpack the archive again", home.resolve("bin/oneclick-exporter"), Map.of(), "--version");
    }

    @Test
    void aMissingFolderOfTheReportIsNamedBeforeAnythingIsRead() throws Exception {
        Path home = copyDistribution(directory.resolve("exporter"));
        Files.move(home.resolve("lib/report"), directory.resolve("away"));
        assertRefuses("lib has no directory report", home.resolve("bin/oneclick-exporter"), Map.of(), "report");
    }

    @Test
    void theImageHoldsEveryFolderOfTheProductionArchive() throws IOException {
        String dockerfile = Files.readString(Launched.home().resolve("docker/Dockerfile"));
        try (Stream<Path> files = Files.list(Launched.home().resolve("lib"))) {
            List<String> folders = files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("demo"))
                    .toList();
            assertTrue(folders.contains("report"), folders.toString());
            for (String folder : folders) {
                String copy = "\nCOPY lib/" + folder + " /opt/oneclick-exporter/lib/" + folder + "\n";
                assertTrue(dockerfile.contains(copy), copy);
            }
        }
    }

    @Test
    void withoutTheDemoItsCommandsSayWhereItIs() throws Exception {
        Path home = copyDistribution(directory.resolve("exporter"));
        try (Launched run = Launched.start(directory, Map.of(), home.resolve("bin/oneclick-exporter"), "bench")) {
            assertEquals(2, run.exitCode(), run.text());
            assertTrue(
                    run.lines().get(0).contains("command bench: it is in the archive whose name ends in -demo"),
                    run.text());
        }
    }

    @Test
    void theProductionClassPathHoldsNothingOfTheDemo() throws IOException {
        try (JarFile jar = new JarFile(ownJar(Launched.home()).toFile())) {
            List<String> demo = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.matches(".*/(embedded|demo|bench)/.*"))
                    .toList();
            assertEquals(List.of(), demo);
        }
        assertEquals(Set.of("jmx_prometheus_javaagent"), jarsIn("lib/agent"));
        Set<String> twice = jarsIn("lib/demo");
        twice.retainAll(jarsIn("lib"));
        assertEquals(Set.of("oneclick-exporter"), twice, "our demo jar alone has the name of a production jar");
    }

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
