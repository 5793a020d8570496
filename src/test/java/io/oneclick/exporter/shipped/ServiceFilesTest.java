package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.oneclick.exporter.settings.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFilesTest {

    private static final Path UNIT = Shipped.DIST.resolve("systemd/oneclick-exporter.service");
    private static final Path ENVIRONMENT = Shipped.DIST.resolve("systemd/oneclick-exporter.env");
    private static final Path DOCKERFILE = Path.of("src/main/docker/Dockerfile");
    private static final Path HEALTH_CHECK = Path.of("src/main/docker/healthy");
    private static final Pattern VARIABLE = Pattern.compile("\\b(ONECLICK_[A-Z_]+|DATABASE_URL|JAVA_HOME)\\b");

    @Test
    void systemdFindsNothingWrongWithTheUnit(@TempDir Path directory) throws Exception {
        Program systemd = Program.required("systemd-analyze");
        Path unit = directory.resolve("oneclick-exporter.service");
        Files.writeString(
                unit,
                Files.readString(UNIT)
                        .replace(
                                "/opt/oneclick-exporter/bin",
                                Path.of("bin").toAbsolutePath().toString()));
        assertEquals("", systemd.accepts("verify", "--man=no", unit.toString()));
    }

    /** Where all starts together take longer than the interval, the limit is never reached. */
    @Test
    void aServiceThatEndsAgainAndAgainIsGivenUp() throws IOException {
        String unit = Files.readString(UNIT);
        String head = unit.substring(unit.indexOf("[Unit]"), unit.indexOf("[Service]"));
        Matcher limit = Pattern.compile("(?m)^StartLimitIntervalSec=(\\d+)h\\nStartLimitBurst=(\\d+)$")
                .matcher(head);
        assertTrue(limit.find(), head);
        Matcher pause = Pattern.compile("(?m)^RestartSec=(\\d+)s$").matcher(unit);
        assertTrue(pause.find(), unit);
        int starts = Integer.parseInt(limit.group(2));
        int seconds = Integer.parseInt(pause.group(1));
        assertTrue(starts * (seconds + 60) < Integer.parseInt(limit.group(1)) * 3600, "a start may take a minute");
    }

    @Test
    void theKubernetesObjectsBelongTogether() throws Exception {
        Map<String, JsonNode> objects = Shipped.yaml("kubernetes/oneclick-exporter.yaml").stream()
                .collect(Collectors.toMap(object -> object.get("kind").asText(), Function.identity()));
        assertEquals(Set.of("Deployment", "Service", "ServiceMonitor"), objects.keySet());
        JsonNode template = objects.get("Deployment").at("/spec/template");
        JsonNode labels = template.at("/metadata/labels");
        assertEquals(labels, objects.get("Deployment").at("/spec/selector/matchLabels"));
        assertEquals(labels, objects.get("Service").at("/spec/selector"));
        assertEquals(
                objects.get("Service").at("/metadata/labels"),
                objects.get("ServiceMonitor").at("/spec/selector/matchLabels"));
        JsonNode container = template.at("/spec/containers/0");
        assertEquals("metrics", container.at("/ports/0/name").asText());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals(
                    "{\"path\":\"/-/healthy\",\"port\":\"metrics\"}",
                    container.at("/" + probe + "/httpGet").toString());
        }
        assertEquals(
                template.at("/spec/volumes/0/secret/items/0/path").asText(),
                Path.of(container.at("/env/1/value").asText()).getFileName().toString());
    }

    /** A pod whose volume names a key that its Secret lacks never starts. */
    @Test
    void everyCommandThatCreatesTheSecretGivesItTheKeysThatThePodMounts() throws Exception {
        JsonNode deployment = Shipped.yaml("kubernetes/oneclick-exporter.yaml").get(0);
        Set<String> mounted = Shipped.elements(deployment.at("/spec/template/spec/volumes/0/secret/items"))
                .map(item -> item.get("key").asText())
                .collect(Collectors.toSet());
        assertFalse(mounted.isEmpty());
        for (Path file : List.of(
                Shipped.DIST.resolve("kubernetes/oneclick-exporter.yaml"),
                Path.of("src/site/markdown/deployment.md"))) {
            Matcher command = Pattern.compile("kubectl create secret generic(?:.*\\\\\n)*.*")
                    .matcher(Files.readString(file));
            assertTrue(command.find(), file.toString());
            Set<String> given = Pattern.compile("--from-file=([^=]+)=")
                    .matcher(command.group())
                    .results()
                    .map(key -> key.group(1))
                    .collect(Collectors.toSet());
            assertEquals(mounted, given, file.toString());
        }
    }

    @Test
    void everyVariableInTheFilesIsRead() throws IOException {
        Set<String> read = new HashSet<>(Set.of("JAVA_HOME"));
        Setting.all().stream().map(Setting::variable).forEach(read::add);
        read.addAll(variables(Shipped.DIST.resolve("bin/oneclick-exporter")));
        for (Path file : List.of(
                UNIT,
                ENVIRONMENT,
                DOCKERFILE,
                HEALTH_CHECK,
                Shipped.DIST.resolve("kubernetes/oneclick-exporter.yaml"))) {
            Set<String> unknown = variables(file);
            unknown.removeAll(read);
            assertEquals(Set.of(), unknown, file.toString());
        }
    }

    @Test
    void everyExampleOfADatabaseUrlVerifiesTheServer() throws IOException {
        Pattern example = Pattern.compile("postgres://[^ ']*@[^ ']*example[.][^ '`]*");
        int found = 0;
        for (Path directory : List.of(Shipped.DIST, DOCKERFILE.getParent(), Path.of("src/site/markdown"))) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher url = example.matcher(Files.readString(file));
                    while (url.find()) {
                        found++;
                        assertTrue(url.group().contains("sslmode=verify-full"), file + ": " + url.group());
                        assertTrue(url.group().contains("sslrootcert="), file + ": " + url.group());
                    }
                }
            }
        }
        assertTrue(found >= 5, "examples were found");
    }

    /** As the documented "check" reads it; for systemd quotes are no part of the value either. */
    @Test
    void theShellReadsTheWholeUrlOfTheEnvironmentFile() throws Exception {
        String expected = Files.readAllLines(ENVIRONMENT).stream()
                .filter(line -> line.startsWith("DATABASE_URL="))
                .map(line -> line.replaceFirst("^DATABASE_URL='(.*)'$", "$1"))
                .findFirst()
                .orElseThrow();
        assertTrue(expected.startsWith("postgres://") && expected.contains("&sslrootcert="), expected);
        String command = "set -a; . " + ENVIRONMENT.toAbsolutePath() + "; sh -c 'printf %s \"$DATABASE_URL\"'";
        assertEquals(expected, Program.required("sh").accepts("-c", command));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, %d, 200, 0",
        "127.0.0.1, 0.0.0.0:%d, 200, 0",
        "127.0.0.2, 127.0.0.2:%d, 200, 0",
        "127.0.0.1, localhost:%d, 200, 0",
        "127.0.0.1, 127.0.0.1:%d, 503, 1"
    })
    void theHealthCheckAsksWhereTheExporterListens(String address, String listen, int status, int exitCode)
            throws Exception {
        Program.required("bash");
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.createContext("/-/healthy", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            ProcessBuilder check = new ProcessBuilder(HEALTH_CHECK.toString());
            check.environment()
                    .put("ONECLICK_LISTEN", listen.formatted(server.getAddress().getPort()));
            assertEquals(exitCode, check.inheritIO().start().waitFor());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theImageContainsNoSecretAndRunsAsAnUnprivilegedUser() throws IOException {
        String dockerfile = Files.readString(DOCKERFILE);
        assertTrue(dockerfile.contains("\nUSER 10001:10001\n"));
        assertTrue(dockerfile.contains("\nHEALTHCHECK "));
        assertTrue(HEALTH_CHECK.toFile().canExecute());
    }

    private static Set<String> variables(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        Matcher matcher = VARIABLE.matcher(Files.readString(file));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
