package io.oneclick.exporter.json;

import io.oneclick.exporter.settings.ListenAddress;
import io.oneclick.exporter.settings.RemoteAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the beans as JSON on a port if the environment requests it. The launcher then adds Jolokia to the class path.
 */
public final class RemoteJson {

    private static final String PREFIX = "ONECLICK_JSON_";

    private RemoteJson() {}

    /**
     * Opens the requested port until the process ends. Returns why it cannot be opened now, or nothing.
     *
     * @throws IllegalArgumentException with the invalid setting and the next step
     */
    public static Optional<String> open(Map<String, String> environment) {
        RemoteAccess asked = RemoteAccess.read(environment, PREFIX).orElse(null);
        if (asked == null) {
            return Optional.empty();
        }
        ListenAddress listen = asked.listen();
        Optional<String> problem = listen.bindProblem();
        if (problem.isPresent()) {
            return problem;
        }
        try {
            JsonServer.open(
                    new InetSocketAddress(listen.address(), listen.port()),
                    asked.passwordFile(),
                    asked.accessFile(),
                    asked.sslConfig());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("JSON (" + PREFIX + "PORT) cannot be served: " + e.getMessage());
        } catch (NoClassDefFoundError e) {
            return Optional.of("JSON (" + PREFIX + "PORT) cannot be served: lib/json has no Jolokia");
        }
    }
}
