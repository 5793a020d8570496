package io.oneclick.exporter;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of 127.0.0.1 for tests. None is given twice in a JVM of tests, another JVM begins elsewhere, and all lie below those
 * that systems give to outgoing connections: what is free when it is asked for is free when it is used.
 */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int COUNT = 12_000;
    /** Prime to the count and larger than what a JVM of tests uses: neighbouring process ids begin far apart. */
    private static final int STEP = 401;

    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * STEP % COUNT));

    private Ports() {}

    /** A port that nothing listens on. */
    public static int free() throws IOException {
        InetAddress host = InetAddress.getByName("127.0.0.1");
        for (int tries = 0; tries < COUNT; tries++) {
            int port = LOWEST + NEXT.getAndIncrement() % COUNT;
            try (ServerSocket socket = new ServerSocket(port, 1, host)) {
                return socket.getLocalPort();
            } catch (BindException inUse) {
                // By somebody else: the next one.
            }
        }
        throw new IOException("all ports are in use");
    }
}
