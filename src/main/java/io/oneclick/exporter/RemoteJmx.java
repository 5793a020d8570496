package io.oneclick.exporter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens JMX on a port when the environment asks for it: on loopback, or, with a password and TLS, beyond. It does what
 * {@code -Dcom.sun.management.jmxremote.port=…} would do, except that it opens one port and not a second one for local
 * clients, and that what is wrong is one line instead of a stack trace.
 */
final class RemoteJmx {

    static final String PORT = "ONECLICK_JMX_PORT";
    static final String PASSWORD_FILE = "ONECLICK_JMX_PASSWORD_FILE";
    static final String ACCESS_FILE = "ONECLICK_JMX_ACCESS_FILE";
    static final String SSL_CONFIG = "ONECLICK_JMX_SSL_CONFIG";

    private static final String PREFIX = "com.sun.management.jmxremote.";
    private static final String RMI_HOST = "java.rmi.server.hostname";

    private RemoteJmx() {}

    /** Opens what is asked for; returns why it cannot and what to do, or nothing. */
    static Optional<String> open(Map<String, String> environment) {
        try {
            Map<String, String> properties = properties(environment);
            if (properties.isEmpty()) {
                return Optional.empty();
            }
            // Behind another name for its clients, say of a container's host, the operator's own option wins.
            properties.compute(RMI_HOST, (name, host) -> System.getProperty(name, host));
            properties.forEach(System::setProperty);
            return start().map(reason -> "remote JMX (" + PORT + ") cannot be opened: " + reason);
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The JVM's own properties for what is asked for: none where nothing is.
     *
     * @throws IllegalArgumentException with what is wrong and what to do
     */
    static Map<String, String> properties(Map<String, String> environment) {
        String text = environment.getOrDefault(PORT, "").trim();
        Map<String, String> properties = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return properties;
        }
        ListenAddress listen = ListenAddress.parse(PORT, text, "127.0.0.1");
        Path password = file(environment, PASSWORD_FILE);
        Path access = file(environment, ACCESS_FILE);
        Path ssl = file(environment, SSL_CONFIG);
        InetAddress address = listen.address();
        if (!address.isLoopbackAddress() && (password == null || access == null || ssl == null)) {
            throw new IllegalArgumentException(
                    PORT + "=" + text + " opens JMX beyond this machine: set " + PASSWORD_FILE + ", " + ACCESS_FILE
                            + " and " + SSL_CONFIG + ", or name a port alone for 127.0.0.1");
        }
        if ((password == null) != (access == null)) {
            throw new IllegalArgumentException(
                    "set both " + PASSWORD_FILE + " and " + ACCESS_FILE + ", who may log in and what they may do");
        }
        listen.bindProblem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        String host = listen.host().replaceAll("[\\[\\]]", "");
        properties.put(PREFIX + "port", String.valueOf(listen.port()));
        properties.put(PREFIX + "rmi.port", String.valueOf(listen.port()));
        properties.put(PREFIX + "host", host);
        if (!address.isAnyLocalAddress()) {
            // What clients are told to call back: not the first address that this machine knows itself by.
            properties.put(RMI_HOST, host);
        }
        properties.put(PREFIX + "authenticate", String.valueOf(password != null));
        if (password != null) {
            mustBePrivate(PASSWORD_FILE, password);
            properties.put(PREFIX + "password.file", password.toString());
            properties.put(PREFIX + "access.file", access.toString());
        }
        properties.put(PREFIX + "ssl", String.valueOf(ssl != null));
        properties.put(PREFIX + "registry.ssl", String.valueOf(ssl != null));
        if (ssl != null) {
            mustBePrivate(SSL_CONFIG, ssl);
            properties.put(PREFIX + "ssl.config.file", ssl.toString());
        }
        return properties;
    }

    private static Path file(Map<String, String> environment, String variable) {
        String name = environment.getOrDefault(variable, "").trim();
        if (name.isEmpty()) {
            return null;
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(variable + ": the file " + name + " cannot be read by this user");
        }
        return file;
    }

    private static void mustBePrivate(String variable, Path file) {
        Set<PosixFilePermission> owners = Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        try {
            if (!owners.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException(
                        variable + ": others than its owner may use " + file + ": chmod 600 it");
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Then the JVM decides.
        }
    }

    /**
     * Calls what {@code jcmd <pid> ManagementAgent.start} calls; the launcher opens its package to us. It prints what is
     * wrong and a stack trace: the first line is what counts.
     */
    private static Optional<String> start() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true));
        try {
            Method start = Class.forName("jdk.internal.agent.Agent")
                    .getDeclaredMethod("startRemoteManagementAgent", String.class);
            start.setAccessible(true);
            start.invoke(null, "");
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(printed.toString()
                    .lines()
                    .findFirst()
                    .map(line -> line.replaceFirst("^Error: ", ""))
                    .orElse(String.valueOf(e.getCause().getMessage())));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.of("this Java has no agent of its own where others have it (" + e
                    + "): set -Dcom.sun.management.jmxremote.port and so on in ONECLICK_JAVA_OPTS instead");
        } finally {
            System.setErr(err);
        }
    }
}
