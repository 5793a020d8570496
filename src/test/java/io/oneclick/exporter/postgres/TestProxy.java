package io.oneclick.exporter.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A network between the exporter and a server on this machine: counts the connections, and can be made very slow. */
public final class TestProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int bytesPerSecond;

    /** @param target the server's port on the loopback address */
    public TestProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections were opened by now. */
    public int connections() {
        return connections.get();
    }

    /** Lets the server's answers through at this rate from now on; 0 is as fast as they come. */
    public void slow(int newBytesPerSecond) {
        bytesPerSecond = newBytesPerSecond;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                connections.incrementAndGet();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, server));
                daemon(() -> copy(client, server, false));
                daemon(() -> copy(server, client, true));
            }
        } catch (IOException closed) {
            // By close().
        }
    }

    /** Until one end closes; then the other is closed too. */
    private void copy(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(buffer, 0, length(isAnswer, buffer));
            while (count >= 0) {
                out.write(buffer, 0, count);
                if (isAnswer && bytesPerSecond > 0) {
                    LockSupport.parkNanos(1_000_000_000L * count / bytesPerSecond);
                }
                count = in.read(buffer, 0, length(isAnswer, buffer));
            }
        } catch (IOException closed) {
            // By one of the ends.
        }
    }

    private int length(boolean isAnswer, byte[] buffer) {
        return isAnswer && bytesPerSecond > 0 ? 4 : buffer.length;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
