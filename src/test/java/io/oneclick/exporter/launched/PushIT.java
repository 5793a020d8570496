package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.shipped.Program;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes of the launched exporter to Debian's Pushgateway, and one refresh without any server. */
final class PushIT {

    private static final String PASSWORD = "of the gateway";
    /** bcrypt of the password, as the gateway's file wants it. */
    private static final String HASH = "$2b$10$abcdefghijklmnopqrstuu824e8gWua5wL2LbTxWVktRoZlRMLM12";

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Map<String, String> environment;
    private int http;
    private int gatewayPort;
    private HttpClient client = HttpClient.newHttpClient();
    private String scheme = "http";

    @BeforeEach
    void prepare() throws Exception {
        database =
                TestDatabase.create().project(1, "CCL").repository(1, 1, "api").pullRequest(1, 1, 1, 0, "a");
        http = Launched.freePort();
        gatewayPort = Launched.freePort();
        environment = new HashMap<>(Map.of(
                "ONECLICK_LISTEN",
                "127.0.0.1:" + http,
                "DATABASE_URL",
                database.url() + "?connect_timeout=60",
                "ONECLICK_INTERVAL",
                "1s"));
    }

    @AfterEach
    void dropDatabase() throws Exception {
        database.close();
    }

    @Test
    void everythingThatIsScrapedIsPushedAndTheLastStateStays() throws Exception {
        try (Launched gateway = gateway()) {
            pushTo(gateway, "ONECLICK_PUSH_GROUPING", "bitbucket=main,instance=here");
            try (Launched run = start()) {
                Wait.until("it is pushed", () -> pushed().contains(
                                "oneclick_pr_num{bitbucket=\"main\",instance=\"here\",job=\"oneclick\""));
                Set<String> scraped = families(run.metrics(http));
                Set<String> missing = new TreeSet<>(scraped);
                missing.removeAll(families(pushed()));
                assertEquals(Set.of(), missing, "scraped, but not pushed");
                database.pullRequest(2, 1, 2, 0, "b");
                String both =
                        "oneclick_pr_num{bitbucket=\"main\",instance=\"here\",job=\"oneclick\",pr_state=\"open\",project=\"CCL\"} 2";
                Wait.until("the next refresh is pushed too", () -> pushed().contains(both));
                String alerted = "push_time_seconds{bitbucket=\"main\",instance=\"here\",job=\"oneclick\"}";
                assertTrue(pushed().contains(alerted), "the series of the alert OneclickPushMissing");
                run.process().destroy();
                run.exitCode();
                assertTrue(pushed().contains(both), run.text());
                assertFalse(run.text().contains("failed"), run.text());
            }
        }
    }

    @Test
    void behindTlsAndAPasswordItIsPushedAndDeletedAtTheEnd() throws Exception {
        String storePassword = "of the test store";
        Path store = ForeignJvm.keyStore(directory.resolve("gateway.p12"), "gateway", storePassword);
        try (Launched gateway = gateway(tls(store, storePassword))) {
            scheme = "https";
            client = ForeignJvm.trusting(store, "gateway", storePassword);
            Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
            pushTo(
                    gateway,
                    "ONECLICK_PUSH_USER",
                    "pusher",
                    "ONECLICK_PUSH_PASSWORD_FILE",
                    password.toString(),
                    "ONECLICK_PUSH_DELETE_ON_EXIT",
                    "on",
                    "ONECLICK_JAVA_OPTS",
                    // Blanks would split the options: the store's password is not needed to read its certificate's
                    // trust.
                    "-Djavax.net.ssl.trustStore=" + trust(store, storePassword));
            try (Launched run = start()) {
                Wait.until("it is pushed", () -> pushed().contains("oneclick_pr_num{instance=\"\",job=\"oneclick\""));
                run.process().destroy();
                run.exitCode();
                assertFalse(pushed().contains("oneclick_pr_num"), run.text());
                assertFalse(run.text().contains(PASSWORD), run.text());
            }
            Files.writeString(password, "wrong\n");
            try (Launched run = start()) {
                Wait.until("it is refused", () -> run.text().contains("failed: "));
                assertTrue(run.text().contains("401"), run.text());
                assertFalse(run.text().contains("wrong"), run.text());
                assertTrue(run.metrics(http).contains("oneclick_up 1.0"));
            }
        }
    }

    @Test
    void aGatewayThatIsDownIsLoggedOnceAndDelaysNothing() throws Exception {
        environment.put("ONECLICK_PUSH_URL", "http://127.0.0.1:" + gatewayPort);
        try (Launched run = start()) {
            Wait.until("several pushes have failed", () -> run.metrics(http)
                    .lines()
                    .anyMatch(line -> line.matches("oneclick_pushes_total\\{result=\"failure\",?} [3-9]\\.0")));
            assertTrue(run.metrics(http).contains("oneclick_up 1.0"), run.text());
            Wait.until("the log says so", () -> run.text().contains("failed: "));
            assertEquals(
                    1,
                    run.lines().stream()
                            .filter(line -> line.contains("failed: "))
                            .count(),
                    run.text());
            assertTrue(run.text().contains("Push to http://127.0.0.1:" + gatewayPort + " failed: "), run.text());
            run.process().destroy();
            run.exitCode();
            assertFalse(run.text().contains("\tat "), run.text());
        }
    }

    @Test
    void onceIsOneRefreshAndOnePushAndNothingListens() throws Exception {
        try (Launched gateway = gateway()) {
            pushTo(gateway);
            try (Launched once = Launched.start(directory, environment, Launched.script(), "run", "--once")) {
                assertEquals(0, once.exitCode(), once.text());
            }
            assertTrue(pushed().contains("oneclick_up{instance=\"\",job=\"oneclick\"} 1"), pushed());
            assertFalse(
                    pushed().contains("jvm_memory_used_bytes{area=\"heap\",instance=\"\",job=\"oneclick\""), pushed());
        }
        try (Launched once = Launched.start(directory, environment, Launched.script(), "run", "--once")) {
            assertEquals(1, once.exitCode(), once.text());
            assertTrue(
                    once.text().contains("ERROR Push to http://127.0.0.1:" + gatewayPort + " failed: "), once.text());
        }
    }

    @Test
    void oncePrintsThePageWhileTheSamePortIsTaken() throws Exception {
        try (Launched run = start()) {
            Wait.until("it is refreshed", () -> run.metrics(http).contains("oneclick_up 1.0"));
            String shell = "'" + Launched.script() + "' run --once --print 2>" + directory.resolve("log");
            try (Launched once = Launched.start(directory, environment, Path.of("/bin/sh"), "-c", shell)) {
                assertEquals(0, once.exitCode(), once.text());
                Set<String> ours = families(run.metrics(http));
                ours.removeIf(
                        name -> name.startsWith("jvm_") || name.startsWith("process_") || name.endsWith("_build_info"));
                assertEquals(ours, families(once.text()));
                assertTrue(once.text().startsWith("# HELP "), once.text());
                assertTrue(once.text().contains("oneclick_up 1.0"), once.text());
            }
        }
    }

    @Test
    void onceSaysWithItsExitCodeThatTheDatabaseCannotBeRead() throws Exception {
        environment.put("DATABASE_URL", "postgres://127.0.0.1:" + Launched.freePort() + "/db");
        try (Launched once = Launched.start(directory, environment, Launched.script(), "run", "--once", "--print")) {
            assertEquals(1, once.exitCode(), once.text());
            assertTrue(once.text().contains("oneclick_up 0.0"), once.text());
        }
    }

    /** The line of the documentation, as cron runs it: without our environment. */
    @Test
    void theLineForCronReplacesThePageAlsoWhileTheDatabaseCannotBeRead() throws Exception {
        Path textfiles = Files.createDirectory(directory.resolve("textfiles"));
        Path page = Files.writeString(textfiles.resolve("oneclick.prom"), "oneclick_up 1.0\n");
        Files.writeString(
                directory.resolve("once.properties"),
                "database-url=postgres://127.0.0.1:" + Launched.freePort() + "/db\nlog-level=warn\n");
        String fields = "    */5 * * * * oneclick ";
        String line = Files.readAllLines(Launched.home().resolve("doc/push.md")).stream()
                .filter(text -> text.startsWith(fields))
                .findFirst()
                .orElseThrow();
        String command = line.substring(fields.length())
                .replace("/opt/oneclick-exporter/bin/oneclick-exporter", "'" + Launched.script() + "'")
                .replace("/etc/oneclick-exporter", directory.toString())
                .replace("/var/lib/node_exporter", textfiles.toString());
        try (Launched cron = Launched.start(Path.of("/"), Map.of(), Path.of("/bin/sh"), "-c", command)) {
            assertEquals(0, cron.exitCode(), cron.text());
        }
        assertTrue(Files.readString(page).contains("oneclick_up 0.0"), Files.readString(page));
        try (Stream<Path> files = Files.list(textfiles)) {
            assertEquals(List.of(page), files.toList(), "nothing else is left");
        }
    }

    @Test
    void onceWithNowhereToPutItIsAWrongCall() throws Exception {
        for (List<String> call : List.of(List.of("run", "--once"), List.of("run", "--print"))) {
            try (Launched once =
                    Launched.start(directory, environment, Launched.script(), call.toArray(String[]::new))) {
                assertEquals(2, once.exitCode(), once.text());
                assertEquals(2, once.lines().size(), once.text());
            }
        }
    }

    private Launched start() throws IOException {
        return Launched.start(directory, environment, Launched.script());
    }

    /** The names of all families on a page; what the gateway adds is not taken away. */
    private static Set<String> families(String page) {
        return page.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void pushTo(Launched gateway, String... variables) throws Exception {
        environment.put("ONECLICK_PUSH_URL", scheme + "://127.0.0.1:" + gatewayPort);
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        Wait.until("the gateway listens", () -> {
            assertTrue(gateway.process().isAlive(), gateway.text());
            try {
                return !pushed().isEmpty();
            } catch (ConnectException notYet) {
                return false;
            }
        });
    }

    private Launched gateway(String... options) throws IOException {
        Program program = Program.required("prometheus-pushgateway");
        List<String> arguments =
                new ArrayList<>(List.of("--web.listen-address=127.0.0.1:" + gatewayPort, "--persistence.file="));
        arguments.addAll(Arrays.asList(options));
        return Launched.start(directory, Map.of(), program.file(), arguments.toArray(String[]::new));
    }

    private String pushed() throws Exception {
        byte[] login = ("pusher:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + gatewayPort + "/metrics"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** The gateway's option for TLS with this key and for one user. */
    private String tls(Path store, String password) throws Exception {
        Path key = directory.resolve("key.pem");
        Path certificate = directory.resolve("certificate.pem");
        ForeignJvm.pem(store, "gateway", password, key, certificate);
        Path config = Files.writeString(
                directory.resolve("web.yml"),
                "tls_server_config:\n  cert_file: " + certificate + "\n  key_file: " + key
                        + "\nbasic_auth_users:\n  pusher: " + HASH + "\n");
        return "--web.config.file=" + config;
    }

    /** A trust store that is read without a password: in the options of a JVM everybody sees it. */
    private Path trust(Path store, String password) throws Exception {
        Path file = directory.resolve("trust.p12");
        ForeignJvm.trustStore(store, "gateway", password, file);
        return file;
    }
}
