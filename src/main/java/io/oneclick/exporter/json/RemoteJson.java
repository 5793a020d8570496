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

    /** Opens the requested port until the process ends. Returns the problem and the next step, or nothing. */
    public static Optional<String> open(Map<String, String> environment) {
        try {
            Optional<RemoteAccess> asked = RemoteAccess.read(environment, PREFIX);
            if (asked.isPresent()) {
                RemoteAccess access = asked.get();
                ListenAddress listen = access.listen();
                JsonServer.open(
                        new InetSocketAddress(listen.address(), listen.port()),
                        access.passwordFile(),
                        access.accessFile(),
                        access.sslConfig());
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            return Optional.of("JSON (" + PREFIX + "PORT) cannot be served: " + e.getMessage());
        } catch (NoClassDefFoundError e) {
            return Optional.of("JSON (" + PREFIX + "PORT) cannot be served: lib/json has no Jolokia");
        }
    }
}
