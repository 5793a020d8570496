package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and a password for /metrics, made as conf/https.yaml says, asked with the JDK's HTTP client. */
final class HttpsIT {

    private static final String STORE_PASSWORD = "of the test store";
    private static final String PASSWORD = "för scrapes, 'quoted' $1";

    @TempDir
    private Path directory;

    private int port;
    private Path store;
    private Map<String, String> environment;

    @BeforeEach
    void configure() throws Exception {
        port = Launched.freePort();
        store = ForeignJvm.keyStore(directory.resolve("exporter.p12"), "exporter", STORE_PASSWORD);
        environment = new HashMap<>(Map.of(
                "ONECLICK_LISTEN",
                "127.0.0.1:" + port,
                "DATABASE_URL",
                "postgres://127.0.0.1:" + Launched.freePort() + "/db",
                "HOME_OF_EXPORTER",
                Launched.home().toString(),
                "PASSWORD",
                PASSWORD));
    }

    @Test
    void theExampleOnTopOfTheRulesAsksForAPasswordBehindTls() throws Exception {
        String hash = shell("printf '%s\\n' \"$PASSWORD\" | \"$HOME_OF_EXPORTER/bin/oneclick-exporter\" hash-password");
        assertFalse(hash.contains(PASSWORD), hash);
        Path lines = directory.resolve("conf/https.yaml");
        Files.createDirectories(lines.getParent());
        Files.writeString(lines, filledIn(hash));
        shell("sed '/^httpServer:/r conf/https.yaml' \"$HOME_OF_EXPORTER/jmx-exporter.yaml\" > my-exporter.yaml");
        environment.put("ONECLICK_AGENT_CONFIG", "my-exporter.yaml");

        try (Launched run = Launched.start(directory, environment, Launched.script())) {
            run.speaks();
            HttpClient client = ForeignJvm.trusting(store, "exporter", STORE_PASSWORD);
            HttpResponse<String> page = get(client, "prometheus", PASSWORD);
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("oneclick_up 0.0"), "the rules are there: " + page.body());
            assertEquals(401, get(client, "prometheus", "wrong").statusCode());
            assertEquals(401, get(client, "somebody", PASSWORD).statusCode());
            assertEquals(401, get(client, "prometheus", "").statusCode());
            HttpResponse<String> without = client.send(request("https").build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(401, without.statusCode());
            assertFalse(without.body().contains("oneclick"), without.body());
            for (String path : List.of("/", "/-/healthy", "/other")) {
                HttpRequest other = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                        .build();
                assertEquals(
                        401,
                        client.send(other, HttpResponse.BodyHandlers.ofString()).statusCode(),
                        path);
            }
            assertThrows(
                    IOException.class,
                    () -> client.send(request("http").build(), HttpResponse.BodyHandlers.ofString()),
                    "plain HTTP");
            assertThrows(
                    SSLHandshakeException.class,
                    () -> HttpClient.newHttpClient()
                            .send(request("https").build(), HttpResponse.BodyHandlers.ofString()),
                    "a client that does not know the certificate");
            assertEquals(200, get(client, "prometheus", PASSWORD).statusCode());
            assertFalse(run.text().contains("\tat "), run.text());
        }
    }

    @Test
    void theExampleAsItIsShippedOpensNothing() throws Exception {
        shell("sed \"/^httpServer:/r $HOME_OF_EXPORTER/conf/https.yaml\" \"$HOME_OF_EXPORTER/jmx-exporter.yaml\""
                + " > my-exporter.yaml; rm exporter.p12");
        environment.put("ONECLICK_AGENT_CONFIG", "my-exporter.yaml");
        try (Launched run = Launched.start(directory, environment, Launched.script())) {
            assertEquals(2, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
        }
    }

    @Test
    void aWrongPasswordOfTheKeyStoreIsAnInvalidSetting() throws Exception {
        String hash = shell("printf '%s\\n' \"$PASSWORD\" | \"$HOME_OF_EXPORTER/bin/oneclick-exporter\" hash-password");
        Files.writeString(directory.resolve("https.yaml"), filledIn(hash).replace(STORE_PASSWORD, "wrong"));
        shell("sed '/^httpServer:/r https.yaml' \"$HOME_OF_EXPORTER/jmx-exporter.yaml\" > my-exporter.yaml");
        environment.put("ONECLICK_AGENT_CONFIG", "my-exporter.yaml");
        try (Launched run = Launched.start(directory, environment, Launched.script())) {
            assertEquals(2, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
        }
    }

    @Test
    void noPasswordIsNotHashed() throws Exception {
        try (Launched run = Launched.start(directory, environment, Launched.script(), "hash-password")) {
            run.process().getOutputStream().close();
            assertEquals(1, run.exitCode(), run.text());
        }
    }

    /** The shipped lines with the printed hash in the place of theirs, and the store's password. */
    private static String filledIn(String hash) throws IOException {
        String shipped = Files.readString(Launched.home().resolve("conf/https.yaml"));
        String withHash = shipped.replaceAll("(?s)      algorithm:.*?\n(?=  ssl:)", hash + "\n");
        assertTrue(withHash.contains(hash.strip()), withHash);
        return withHash.replace("put-the-password-of-the-store-here", STORE_PASSWORD);
    }

    private String shell(String command) throws Exception {
        try (Launched shell = Launched.start(directory, environment, Path.of("/bin/sh"), "-c", command)) {
            assertEquals(0, shell.exitCode(), shell.text());
            return shell.text();
        }
    }

    private HttpRequest.Builder request(String scheme) {
        return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + "/metrics"));
    }

    private HttpResponse<String> get(HttpClient client, String user, String password) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return client.send(
                request("https").header("Authorization", "Basic " + credentials).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
