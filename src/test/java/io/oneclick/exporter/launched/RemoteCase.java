package io.oneclick.exporter.launched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of the two ways to the beans from elsewhere, JMX or JSON, through the real launcher. Their variables follow one rule. */
abstract class RemoteCase extends LauncherCase {

    static final String BEYOND = "0.0.0.0:";
    static final String STORE_PASSWORD = "of the test store";

    private final String prefix;

    int http;
    int port;
    Map<String, String> environment;

    /** @param prefix of the variables: {@code ONECLICK_JMX} */
    RemoteCase(String prefix) {
        this.prefix = prefix;
    }

    @BeforeEach
    void openOnLoopback() throws IOException {
        http = Launched.freePort();
        port = Launched.freePort();
        environment = unreachableDatabase(http);
        set("PORT", port);
    }

    /** Sets one of the variables. */
    void set(String name, Object value) {
        environment.put(prefix + "_" + name, value.toString());
    }

    /** What one of the variables is set to. */
    Path file(String name) {
        return Path.of(environment.get(prefix + "_" + name));
    }

    /** Sets the three files; returns the key store. */
    Path secure() throws Exception {
        Path store = ForeignJvm.keyStore(directory.resolve("remote.p12"), "remote", STORE_PASSWORD);
        set("PASSWORD_FILE", file("passwords", "monitor reads\noperator writes\n"));
        set("ACCESS_FILE", file("access", "monitor readonly\noperator readwrite\n"));
        set(
                "SSL_CONFIG",
                file(
                        "ssl",
                        "javax.net.ssl.keyStore=%s\njavax.net.ssl.keyStorePassword=%s\n"
                                .formatted(store, STORE_PASSWORD)));
        return store;
    }

    /** Sets the shipped examples, with a password for each role. */
    void useExamples() throws IOException {
        Path examples = Launched.home().resolve("jmx");
        set("ACCESS_FILE", examples.resolve("access"));
        String named = Files.readString(examples.resolve("password.example"));
        set("PASSWORD_FILE", file("password", named.replaceAll("(?m)^#(monitor|operator)$", "$1 of-$1")));
    }

    Path file(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Starts it and waits for the beans: the page is served after they are there. */
    Launched start() throws Exception {
        Launched run = Launched.start(directory, environment, script);
        run.speaks();
        run.metrics(http);
        return run;
    }

    void assertStartRefused(String words) throws Exception {
        assertRefusesASetting(words, environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD_FILE", "ACCESS_FILE", "SSL_CONFIG"})
    void beyondLoopbackNothingMayBeMissing(String name) throws Exception {
        set("PORT", BEYOND + port);
        secure();
        environment.remove(prefix + "_" + name);
        assertStartRefused("accepts connections from other machines: set " + prefix + "_PASSWORD_FILE");
    }

    @Test
    void aPasswordFileThatOthersMayReadIsOneLine() throws Exception {
        secure();
        Files.setPosixFilePermissions(file("PASSWORD_FILE"), PosixFilePermissions.fromString("rw-r--r--"));
        assertStartRefused("other users than its owner have access to");
    }

    @Test
    void aKeyStoreThatIsNotThereIsOneLine() throws Exception {
        Files.delete(secure());
        assertStartRefused("cannot be opened: ");
    }

    @Test
    void aWrongPasswordOfTheKeyStoreIsOneLine() throws Exception {
        secure();
        Path ssl = file("SSL_CONFIG");
        Files.writeString(ssl, Files.readString(ssl).replace(STORE_PASSWORD, "wrong"));
        assertStartRefused("cannot be opened: ");
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        set("PORT", http);
        assertRefuses("port " + http + " on 127.0.0.1 is in use", script, environment);
    }
}
