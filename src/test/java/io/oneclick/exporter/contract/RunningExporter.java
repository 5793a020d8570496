package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.launched.Launched;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The real launcher with the real agent, as Maven packed them, on a port of its own; it refreshes every second. */
record RunningExporter(Launched launched, int port) implements AutoCloseable {

    static RunningExporter start(TestDatabase database, String... flags) throws IOException {
        int port = Launched.freePort();
        Launched launched = Launched.start(
                Launched.home(),
                Map.of("ONECLICK_LISTEN", "127.0.0.1:" + port, "DATABASE_URL", database.url()),
                Launched.home().resolve("bin").resolve("oneclick-exporter"),
                Stream.concat(Stream.of("run", "--interval", "1s"), Stream.of(flags))
                        .toArray(String[]::new));
        return new RunningExporter(launched, port);
    }

    /** The first page that is {@code wanted}. */
    String scrapeUntil(String what, Predicate<String> wanted) throws Exception {
        AtomicReference<String> page = new AtomicReference<>();
        Wait.until(what, () -> {
            page.set(launched.metrics(port));
            return wanted.test(page.get());
        });
        return page.get();
    }

    @Override
    public void close() throws IOException {
        launched.close();
    }
}
