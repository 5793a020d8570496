package io.oneclick.exporter.push;

import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.PushUrl;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SmallFile;
import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One Pushgateway, and the exporter's group of metrics there. */
public final class Gateway implements AutoCloseable {

    /** The library limits each wait for bytes, but not the total time of a gateway that answers very slowly. */
    private static final Duration LONGEST_PUSH = Duration.ofSeconds(30);

    private final PrometheusRegistry registry;
    private final PushUrl url;
    private final String job;
    private final Map<String, String> grouping;
    private final String user;
    private final Path passwordFile;
    private final Duration longestPush;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "oneclick-push-limit");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param registry the metrics to push
     * @throws InvalidSettingsException if the user lacks a password, or the other way round
     */
    public Gateway(Settings settings, PrometheusRegistry registry) throws InvalidSettingsException {
        this(settings, registry, LONGEST_PUSH);
    }

    Gateway(Settings settings, PrometheusRegistry registry, Duration longestPush) throws InvalidSettingsException {
        this.registry = registry;
        this.url = settings.get(Setting.PUSH_URL);
        this.job = settings.get(Setting.PUSH_JOB);
        this.grouping = settings.get(Setting.PUSH_GROUPING);
        this.user = settings.get(Setting.PUSH_USER);
        this.passwordFile = settings.get(Setting.PUSH_PASSWORD_FILE);
        this.longestPush = longestPush;
        if ((user == null) != (passwordFile == null)) {
            throw new InvalidSettingsException(List.of("set both " + Setting.PUSH_USER.flag() + " and "
                    + Setting.PUSH_PASSWORD_FILE.flag() + ", or none"));
        }
    }

    /** Replaces the exporter's group by the current metrics of the registry. */
    public void push() throws IOException {
        within(PushGateway::push);
    }

    /** Deletes the exporter's group. */
    void delete() throws IOException {
        within(PushGateway::delete);
    }

    private void within(Request request) throws IOException {
        Connection connection = new Connection();
        ScheduledFuture<?> limit = watch.schedule(connection::cut, longestPush.toMillis(), TimeUnit.MILLISECONDS);
        try {
            request.send(library(connection));
        } catch (IOException | RuntimeException e) {
            throw new IOException(connection.isCut() ? tooSlow() : reason(e), e);
        } finally {
            limit.cancel(false);
        }
        if (connection.isCut()) {
            throw new IOException(tooSlow());
        }
    }

    private String tooSlow() {
        return "no answer within " + longestPush.toMillis() + " ms";
    }

    /** The library's message has a sentence with the gateway's name before the reason. */
    private static String reason(Exception e) {
        Throwable told = e.getCause() instanceof IOException cause ? cause : e;
        String message = String.valueOf(told.getMessage()).strip();
        return told.getClass() == IOException.class || told instanceof ConnectException
                ? message
                : told.getClass().getSimpleName() + ": " + message;
    }

    private PushGateway library(Connection connection) throws IOException {
        PushGateway.Builder builder = PushGateway.builder()
                .registry(registry)
                .scheme(url.isHttps() ? Scheme.HTTPS : Scheme.HTTP)
                .address(url.address())
                .job(job)
                // The same format as /metrics, so its code is already loaded.
                .format(Format.PROMETHEUS_TEXT)
                .connectionFactory(to -> connection.to((HttpURLConnection) to.openConnection()));
        grouping.forEach(builder::groupingKey);
        if (user != null) {
            try {
                builder.basicAuth(user, SmallFile.password(passwordFile));
            } catch (IllegalArgumentException e) {
                throw new IOException(passwordFile + " " + e.getMessage(), e);
            }
        }
        return builder.build();
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    @Override
    public String toString() {
        return url.toString();
    }

    private interface Request {
        void send(PushGateway gateway) throws IOException;
    }

    /** The connection of one push, which another thread may close. */
    private static final class Connection {

        private HttpURLConnection open;
        private boolean isCut;

        synchronized HttpURLConnection to(HttpURLConnection connection) {
            open = connection;
            return connection;
        }

        synchronized void cut() {
            isCut = true;
            if (open != null) {
                open.disconnect();
            }
        }

        synchronized boolean isCut() {
            return isCut;
        }
    }
}
