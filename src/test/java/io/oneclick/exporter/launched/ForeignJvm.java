package io.oneclick.exporter.launched;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Other programs of the JDK that runs the tests, with none of our classes. */
final class ForeignJvm {

    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    private ForeignJvm() {}

    /** Runs JmxCall.java, see there, and returns what it prints; options are those of the JVM. */
    static String jmxCall(List<String> options, String... arguments) throws Exception {
        Path program = Path.of(ForeignJvm.class.getResource("JmxCall.java").toURI());
        List<String> command = new ArrayList<>(List.of(BIN.resolve("java").toString()));
        command.addAll(options);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Makes a key store with a certificate for 127.0.0.1 and localhost, signed by itself. */
    static Path keyStore(Path file, String alias, String password) throws Exception {
        run(List.of(
                BIN.resolve("keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password));
        return file;
    }

    /** A client that trusts the certificate in a key store and no other. */
    static HttpClient trusting(Path store, String alias, String password) throws Exception {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted(store, alias, password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** Writes a store with the certificate alone, which needs no password to be read. */
    static void trustStore(Path store, String alias, String password, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted(store, alias, password).store(out, "changeit".toCharArray());
        }
    }

    private static KeyStore trusted(Path store, String alias, String password) throws Exception {
        KeyStore own = KeyStore.getInstance(store.toFile(), password.toCharArray());
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        trusted.setCertificateEntry(alias, own.getCertificate(alias));
        return trusted;
    }

    /** Writes key and certificate of a key store as programs that are not in Java read them. */
    static void pem(Path store, String alias, String password, Path key, Path certificate) throws Exception {
        KeyStore own = KeyStore.getInstance(store.toFile(), password.toCharArray());
        Files.writeString(
                key,
                pem("PRIVATE KEY", own.getKey(alias, password.toCharArray()).getEncoded()));
        Files.writeString(
                certificate, pem("CERTIFICATE", own.getCertificate(alias).getEncoded()));
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder().encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }
}
