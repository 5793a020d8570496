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
 * Opens JMX on a port if the environment requests it: on a loopback address, or, with a password and TLS, on any
 * address. It does what {@code -Dcom.sun.management.jmxremote.port=…} does, but it opens no second port for local
 * clients, and reports a problem in one line instead of a stack trace.
 */
public final class RemoteJmx {

    private static final String VARIABLES = "ONECLICK_JMX_";
    private static final String PORT = VARIABLES + "PORT";
    private static final String PREFIX = "com.sun.management.jmxremote.";
    private static final String RMI_HOST = "java.rmi.server.hostname";
    private static final String PROVIDERS = "jmx.remote.protocol.provider.pkgs";

    private RemoteJmx() {}

    /**
     * Opens the requested port until the process ends. Returns why it cannot be opened now, or nothing.
     *
     * @throws IllegalArgumentException with the invalid setting and the next step
     */
    public static Optional<String> open(Map<String, String> environment) {
        RemoteAccess asked = RemoteAccess.read(environment, VARIABLES).orElse(null);
        if (asked == null) {
            return Optional.empty();
        }
        Optional<String> problem = asked.listen().bindProblem();
        if (problem.isPresent()) {
            return problem;
        }
        Map<String, String> properties = properties(asked);
        // If clients use another name, for example that of a container's host, the operator's own option takes
        // precedence.
        properties.compute(RMI_HOST, (name, host) -> System.getProperty(name, host));
        properties.forEach(System::setProperty);
        start().ifPresent(reason -> {
            throw new IllegalArgumentException("remote JMX (" + PORT + ") cannot be opened: " + reason);
        });
        return Optional.empty();
    }

    /** The JVM's properties for the requested access. */
    private static Map<String, String> properties(RemoteAccess asked) {
        Map<String, String> properties = new LinkedHashMap<>();
        ListenAddress listen = asked.listen();
        String host = listen.host().replaceAll("[\\[\\]]", "");
        properties.put(PREFIX + "port", String.valueOf(listen.port()));
        properties.put(PREFIX + "rmi.port", String.valueOf(listen.port()));
        properties.put(PREFIX + "host", host);
        if (!listen.address().isAnyLocalAddress()) {
            // The address that clients must connect to. The default, the first address of this machine, may be wrong.
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
     * Calls the method that {@code jcmd <pid> ManagementAgent.start} calls; the launcher opens its package. On a
     * problem the method prints a line and a stack trace; only the line is kept.
     */
    private static Optional<String> start() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true));
        // Only for this call: the connector that "jconsole <pid>" opens must not be guarded.
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
