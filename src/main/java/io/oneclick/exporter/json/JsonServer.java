package io.oneclick.exporter.json;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jolokia.core.api.LogHandler;
import org.jolokia.jvmagent.handler.JolokiaHttpHandler;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.service.jmx.LocalRequestHandler;
import org.jolokia.service.serializer.JolokiaSerializer;

/** Serves the exporter's beans as JSON under {@code /jolokia}, with Jolokia's protocol. */
final class JsonServer implements AutoCloseable {

    static final String PATH = "/jolokia";

    /** Answers are built in memory, so their number at one time is limited. */
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;

    private JsonServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens it.
     *
     * @param passwordFile the users and passwords; null if everybody may read, and then no operation can be called
     * @param accessFile the roles of the users; null if the password file is null
     * @param sslConfig the key store for TLS, null for plain HTTP
     * @throws IllegalArgumentException with the problem of a file
     */
    static JsonServer open(InetSocketAddress address, Path passwordFile, Path accessFile, Path sslConfig)
            throws IOException {
        Logins logins = passwordFile == null ? null : Logins.read(passwordFile, accessFile);
        HttpServer server = sslConfig == null ? HttpServer.create() : tls(sslConfig);
        Map<Role, HttpHandler> byRole = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            if (logins != null || role == Role.READONLY) {
                byRole.put(role, jolokia(role));
            }
        }
        HttpContext context = server.createContext(PATH, new JsonHandler(byRole, logins));
        if (logins != null) {
            context.setAuthenticator(new BasicAuthenticator("oneclick", StandardCharsets.UTF_8) {
                @Override
                public boolean checkCredentials(String user, String password) {
                    return logins.accepts(user, password);
                }
            });
        }
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "oneclick-json");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.bind(address, 0);
        server.start();
        return new JsonServer(server, threads);
    }

    private static HttpServer tls(Path sslConfig) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(KeyStores.context(sslConfig)));
        return server;
    }

    /** One context for each role. One handler for each thread, because its date format is not thread-safe. */
    private static HttpHandler jolokia(Role role) {
        JolokiaServiceManager services = JolokiaServiceManagerFactory.createJolokiaServiceManager(
                new StaticConfiguration(
                        ConfigKey.AGENT_ID,
                        "oneclick-" + role.name().toLowerCase(Locale.ROOT),
                        ConfigKey.AGENT_CONTEXT,
                        PATH,
                        ConfigKey.DISABLE_DETECTORS,
                        "true",
                        ConfigKey.ALLOW_ERROR_DETAILS,
                        "false"),
                new Silent(),
                new Policy(role));
        // Only these two services, not those that connect to other JVMs, keep a history, push notifications or
        // answer multicasts.
        services.addService(new LocalRequestHandler(1));
        services.addService(new JolokiaSerializer());
        JolokiaContext context = services.start();
        ThreadLocal<HttpHandler> handlers = ThreadLocal.withInitial(() -> new JolokiaHttpHandler(context));
        return exchange -> handlers.get().handle(exchange);
    }

    /** The port it listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Errors are in the answer. */
    private static final class Silent implements LogHandler {

        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void error(String message, Throwable problem) {}

        @Override
        public boolean isDebug() {
            return false;
        }
    }
}
