package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.LocalDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the sample: an event every few seconds, in a separate thread, until closed. */
public final class SampleLife implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLife.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LocalDatabase database;
    private final Duration quiet;
    private final Duration pace;
    private final RandomGenerator random;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::live, "sample-life");

    private SampleLife(LocalDatabase database, Duration quiet, Duration pace, RandomGenerator random) {
        this.database = database;
        this.quiet = quiet;
        this.pace = pace;
        this.random = random;
    }

    /** Starts after a delay; {@code pace} is the mean time between two events. */
    public static SampleLife start(LocalDatabase database, Duration quiet, Duration pace, RandomGenerator random) {
        SampleLife life = new SampleLife(database, quiet, pace, random);
        life.thread.setDaemon(true);
        life.thread.start();
        return life;
    }

    /** Waits for the running event, but not for a database that does not answer. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        if (closesWithin(quiet)) {
            return;
        }
        boolean lost = false;
        while (!closesWithinAPause()) {
            try (Connection connection = database.connect();
                    SampleEvents events = new SampleEvents(connection, random)) {
                if (lost) {
                    LOG.info("The sample data changes again");
                    lost = false;
                }
                while (!closesWithinAPause()) {
                    LOG.debug("Sample: {}", events.step());
                }
            } catch (IOException | SQLException failure) {
                if (!lost) {
                    LOG.warn(
                            "The sample data does not change until its database answers again: {}",
                            failure.getMessage());
                    lost = true;
                }
            }
        }
    }

    /** Pauses for two thirds to four thirds of the pace. */
    private boolean closesWithinAPause() {
        return closesWithin(pace.multipliedBy(667 + random.nextInt(667)).dividedBy(1_000));
    }

    /** The longest time until so many events have happened. */
    static Duration longest(Duration quiet, Duration pace, int events) {
        return quiet.plus(pace.multipliedBy(4L * events).dividedBy(3));
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            return true;
        }
    }
}
