package io.oneclick.exporter.rmi;

import io.oneclick.exporter.settings.ListenAddress;
import io.oneclick.exporter.settings.RemoteAccess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Opens JMX on a port when the environment asks for it: on loopback, or, with a password and TLS, beyond. It does what
 * {@code -Dcom.sun.management.jmxremote.port=…} would do, except that it opens one port and not a second one for local
 * clients, and that what is wrong is one line instead of a stack trace.
 */
public final class RemoteJmx {

    private static final String VARIABLES = "ONECLICK_JMX_";
    private static final String PORT = VARIABLES + "PORT";
    private static final String PREFIX = "com.sun.management.jmxremote.";
    private static final String RMI_HOST = "java.rmi.server.hostname";
    private static final String PROVIDERS = "jmx.remote.protocol.provider.pkgs";

    private RemoteJmx() {}

    /** Opens what is asked for; returns why it cannot and what to do, or nothing. */
    public static Optional<String> open(Map<String, String> environment) {
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
        Map<String, String> properties = new LinkedHashMap<>();
        RemoteAccess asked = RemoteAccess.read(environment, VARIABLES).orElse(null);
        if (asked == null) {
            return properties;
        }
        ListenAddress listen = asked.listen();
        String host = listen.host().replaceAll("[\\[\\]]", "");
        properties.put(PREFIX + "port", String.valueOf(listen.port()));
        properties.put(PREFIX + "rmi.port", String.valueOf(listen.port()));
        properties.put(PREFIX + "host", host);
        if (!listen.address().isAnyLocalAddress()) {
            // What clients are told to call back: not the first address that this machine knows itself by.
            properties.put(RMI_HOST, host);
        }
        boolean authenticate = asked.passwordFile() != null;
        properties.put(PREFIX + "authenticate", String.valueOf(authenticate));
        if (authenticate) {
            properties.put(PREFIX + "password.file", asked.passwordFile().toString());
            properties.put(PREFIX + "access.file", asked.accessFile().toString());
        }
        boolean ssl = asked.sslConfig() != null;
        properties.put(PREFIX + "ssl", String.valueOf(ssl));
        properties.put(PREFIX + "registry.ssl", String.valueOf(ssl));
        if (ssl) {
            properties.put(PREFIX + "ssl.config.file", asked.sslConfig().toString());
        }
        return properties;
    }

    /**
     * Calls what {@code jcmd <pid> ManagementAgent.start} calls; the launcher opens its package to us. It prints what is
     * wrong and a stack trace: the first line is what counts.
     */
    private static Optional<String> start() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true));
        // Only for this call: the connector that "jconsole <pid>" opens is not ours to guard.
        System.setProperty(PROVIDERS, ServerProvider.PACKAGES);
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
            return Optional.of("this Java does not have the JDK's management agent in its usual place (" + e
                    + "): set -Dcom.sun.management.jmxremote.port and so on in ONECLICK_JAVA_OPTS instead");
        } finally {
            System.clearProperty(PROVIDERS);
            System.setErr(err);
        }
    }
}
