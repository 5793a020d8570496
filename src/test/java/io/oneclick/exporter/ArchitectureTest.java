package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The direction of the flow, held by the names each package uses. */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "oneclick", "exporter");
    /** From left to right; the empty name is the root, with Main. */
    private static final List<String> FLOW = List.of(
            "model",
            "settings",
            "log",
            "source",
            "postgres",
            "bitbucket",
            "collector",
            "sql",
            "report",
            "history",
            "refresh",
            "push",
            "rmi",
            "jmx",
            "prometheus",
            "cli",
            "json",
            "",
            "embedded",
            "demo",
            "bench");

    private static final Pattern OURS = Pattern.compile("io\\.oneclick\\.exporter\\.(?:([a-z]+)\\.)?(?=[A-Z])");

    /** The text of each file by its name below the root package: {@code jmx/Names.java}. */
    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(SOURCES)) {
            for (Path path :
                    paths.filter(file -> file.toString().endsWith(".java")).toList()) {
                files.put(SOURCES.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static String packageOf(String file) {
        return file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
    }

    private static Set<String> packagesThatName(String... names) throws IOException {
        Set<String> packages = new TreeSet<>();
        files().forEach((file, text) -> {
            if (Stream.of(names).anyMatch(text::contains)) {
                packages.add(packageOf(file));
            }
        });
        return packages;
    }

    @Test
    void everyPackageHasItsPlaceInTheFlow() throws IOException {
        Set<String> packages = new TreeSet<>();
        files().keySet().forEach(file -> packages.add(packageOf(file)));
        assertEquals(new TreeSet<>(FLOW), packages);
    }

    @Test
    void aPackageUsesOnlyPackagesToItsLeft() throws IOException {
        List<String> against = new ArrayList<>();
        int uses = 0;
        for (Map.Entry<String, String> file : files().entrySet()) {
            int own = FLOW.indexOf(packageOf(file.getKey()));
            Matcher used = OURS.matcher(file.getValue());
            while (used.find()) {
                uses++;
                String other = used.group(1) == null ? "" : used.group(1);
                if (FLOW.indexOf(other) > own) {
                    against.add(file.getKey() + " uses " + other);
                }
            }
        }
        assertEquals(List.of(), against);
        assertTrue(uses > 50, "only " + uses + " uses were found");
    }

    @Test
    void onlyTheCommandLineKnowsWhichCodeHostIsRead() throws IOException {
        assertEquals(Set.of("bitbucket", "cli"), packagesThatName("io.oneclick.exporter.bitbucket"));
    }

    @Test
    void onlyTheSourceAndTheEmbeddedDatabasesUsersSpeakSql() throws IOException {
        assertEquals(
                Set.of("bench", "bitbucket", "demo", "embedded", "postgres", "sql"),
                packagesThatName("import java.sql."));
    }

    @Test
    void onlyTheDatabaseKnowsThePool() throws IOException {
        assertEquals(Set.of("postgres"), packagesThatName("import com.zaxxer."));
    }

    @Test
    void nothingLeftOfTheBeansRegistersOrReadsOne() throws IOException {
        Set<String> packages = packagesThatName("javax.management.MBean", "javax.management.ObjectName");
        assertEquals(Set.of("rmi", "jmx", "cli", "json"), packages);
    }

    @Test
    void theModelKnowsTheJdkOnlyAndNeitherSqlNorJmx() throws IOException {
        files().forEach((file, text) -> {
            if (packageOf(file).equals("model")) {
                text.lines()
                        .filter(line -> line.startsWith("import "))
                        .forEach(line -> assertTrue(
                                line.matches("import (static )?java\\.(lang|math|time|util)\\..*"),
                                file + ": " + line));
            }
        });
    }

    @Test
    void nothingExitsTheJvmButMainAndThePreflight() throws IOException {
        Set<String> files = new TreeSet<>();
        files().forEach((file, text) -> {
            if (text.contains("System.exit(")) {
                files.add(file);
            }
        });
        assertEquals(Set.of("Main.java", "Preflight.java"), files);
    }
}
