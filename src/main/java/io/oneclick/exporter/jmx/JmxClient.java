package io.oneclick.exporter.jmx;

import io.oneclick.exporter.rmi.RemoteUser;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.Optional;

/** The JMX client that calls, as it is named in the log. */
public final class JmxClient {

    private JmxClient() {}

    /**
     * The client whose call this thread runs: {@code operator (JMX from 10.1.2.3)}, or {@code JMX from …} without a
     * login; empty if there is no JMX client.
     */
    public static Optional<String> name() {
        Optional<String> from = host().map(host -> "JMX from " + host);
        return RemoteUser.current()
                .map(user -> user + from.map(text -> " (" + text + ")").orElse(""))
                .or(() -> from);
    }

    private static Optional<String> host() {
        try {
            return Optional.of(RemoteServer.getClientHost());
        } catch (ServerNotActiveException e) {
            return Optional.empty();
        }
    }
}
