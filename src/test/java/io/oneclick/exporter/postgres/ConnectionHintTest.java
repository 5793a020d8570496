package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.settings.DatabaseAddress;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Finding.Level;
import io.oneclick.exporter.source.SourceException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of connections that do not come about, by real servers: one with TLS, one without. */
class ConnectionHintTest {

    private static final String PASSWORD = "of the tests";
    private static final String PASSFILE = "org.postgresql.pgpassfile";

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase server;
    private static LocalDatabase database;
    private static Path certificate;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedDatabase.start();
        database = server.createDatabase("bitbucket");
        certificate = selfSigned("server", "dns:localhost");
        System.setProperty(PASSFILE, directory.resolve("absent").toString());
    }

    @AfterAll
    static void stop() throws Exception {
        System.clearProperty(PASSFILE);
        server.close();
    }

    @AfterEach
    void withoutTls() throws Exception {
        tls(false);
    }

    /** Makes a key and a certificate, and returns the file of the certificate. */
    private static Path selfSigned(String name, String alternative) throws Exception {
        Path store = directory.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + alternative,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Files.writeString(
                directory.resolve(name + ".key"),
                pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        return Files.writeString(
                directory.resolve(name + ".crt"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    /** Switches TLS on or off: the server writes its files itself, so that they are its own user's. */
    private static void tls(boolean on) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String file : List.of("server.crt", "server.key")) {
                String text = Base64.getEncoder().encodeToString(Files.readAllBytes(directory.resolve(file)));
                statement.execute("COPY (SELECT '" + text + "') TO PROGRAM 'umask 077; base64 -d > " + file + "'");
            }
            statement.execute("ALTER SYSTEM SET ssl = " + (on ? "on" : "off"));
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static Database open(String url) throws Exception {
        Settings settings = new SettingsReader(Map.of(Setting.DATABASE_URL, url), Map.of(), null).read();
        return new Database(settings, table -> "", StatementListener.NONE, new Logins(System::nanoTime));
    }

    private static String problem(String url) throws Exception {
        try (Database source = open(url)) {
            return assertThrows(SourceException.class, () -> source.read(Plans.ANY, session -> null))
                    .getMessage();
        }
    }

    private static void assertHint(String text, String step) {
        assertTrue(text.contains(step), text);
        assertFalse(text.contains("firewall"), text);
    }

    private static String url(String parameters) {
        return database.url().replace("127.0.0.1", "localhost") + parameters;
    }

    @Test
    void aMissingPasswordHasItsOwnNextStep() throws Exception {
        String without = database.url().replaceFirst(":[^:@]*@", "@");
        assertHint(problem(without), "give the password");
    }

    @Test
    void aServerWithoutTlsHasItsOwnNextStep() throws Exception {
        assertHint(problem(url("?sslmode=require")), "ssl = on");
    }

    @Test
    void aMissingRootCertificateHasItsOwnNextStep() throws Exception {
        tls(true);
        assertHint(
                problem(url("?sslmode=verify-full&sslrootcert=" + directory.resolve("absent.pem"))),
                "sslrootcert=FILE");
    }

    @Test
    void aCertificateOfAnotherAuthorityHasItsOwnNextStep() throws Exception {
        Path other = selfSigned("other", "dns:localhost");
        tls(true);
        assertHint(problem(url("?sslmode=verify-ca&sslrootcert=" + other)), "sslrootcert");
    }

    @Test
    void aHostThatTheCertificateDoesNotNameHasItsOwnNextStep() throws Exception {
        tls(true);
        String url = database.url() + "?sslmode=verify-full&sslrootcert=" + certificate;
        assertHint(problem(url), "a host name in --database-url that is in the server's certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-full", "require"})
    void aSessionWithTlsIsFineWhereTheServerIsVerified(String mode) throws Exception {
        tls(true);
        String url = url("?sslmode=" + mode + "&sslrootcert=" + certificate);
        DatabaseAddress address = Setting.DATABASE_URL.parse(url);
        try (Database source = open(url)) {
            List<Finding> findings =
                    source.read(Plans.ANY, session -> EncryptionCheck.findings(session, address.sslMode()));
            assertEquals(1, findings.size());
            // With a root certificate, require verifies it, as libpq does; but not the host's name.
            assertEquals(
                    mode.equals("verify-full") ? Level.FINE : Level.WARNING,
                    findings.get(0).level());
            assertTrue(
                    findings.get(0).text().contains("encrypted (TLSv1."),
                    findings.get(0).text());
        }
    }
}
