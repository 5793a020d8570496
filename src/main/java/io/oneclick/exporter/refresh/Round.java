package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh: read the source, run every collector, publish. The only place that catches: whatever goes wrong is logged
 * once, counted, and leaves the last good values. Runs on one thread at a time.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final CollectorRuns collectors;
    private final Values values;
    private final RefreshListener listener;
    private final Clock clock;
    private final ClockSkew clockSkew = new ClockSkew();
    private final Set<String> named = new HashSet<>();
    private volatile RefreshStatus status;
    private volatile boolean stopping;
    private volatile MissingReports missingReports = MissingReports.unknown("there was no successful refresh yet");

    Round(CollectorRuns collectors, Values values, RefreshListener listener, Clock clock) {
        this.collectors = collectors;
        this.values = values;
        this.listener = listener;
        this.clock = clock;
        this.status = RefreshStatus.initial(collectors.initial());
    }

    RefreshStatus status() {
        return status;
    }

    MissingReports missingReports() {
        return missingReports;
    }

    /** From now on a failure is no news: it is ours. */
    void stop() {
        stopping = true;
    }

    /**
     * Refreshes once. Returns what came of it, for people; never throws.
     *
     * @param whenRead is run when the source has been read, before anything is published
     */
    Outcome run(Source source, Runnable whenRead) {
        long start = System.nanoTime();
        try {
            return runOrThrow(source, whenRead);
        } catch (SourceException e) {
            return failed(source, e.getMessage(), since(start), e);
        } catch (RuntimeException | Error e) {
            // Also an error must not end the schedule; without memory, the JVM ends by itself
            // (-XX:+ExitOnOutOfMemoryError).
            return failed(source, "unexpected " + e, since(start), e);
        }
    }

    /** Refreshes once, or leaves all as it was if the source cannot be read. */
    Outcome runOrThrow(Source source, Runnable whenRead) throws SourceException {
        long start = System.nanoTime();
        Snapshot snapshot = source.read();
        whenRead.run();
        CollectorRuns.Result result = collectors.run(snapshot, status.collectors());
        Instant now = clock.instant();
        values.replace(result.values(), now);
        missingReports = MissingReports.of(snapshot);
        name(snapshot);
        RefreshStatus before = status;
        Duration duration = since(start);
        status = before.success(now, duration, skew(snapshot), result.statuses());
        Outcome outcome = Outcome.success(snapshot, duration);
        tell(before, source, outcome);
        return outcome;
    }

    private void tell(RefreshStatus before, Source source, Outcome outcome) {
        if (before.lastSuccess() == null) {
            LOG.info("First refresh of {}: {}", source.name(), outcome.text());
        } else if (before.isDown()) {
            LOG.info("Refresh of {} works again: {}", source.name(), outcome.text());
        } else {
            LOG.debug("Refreshed: {}", outcome.text());
        }
        if (before.isDown()) {
            listener.recovered(outcome.text());
        }
    }

    private Outcome failed(Source source, String reason, Duration duration, Throwable cause) {
        if (stopping) {
            return Outcome.failure(Refresher.STOPPING);
        }
        RefreshStatus before = status;
        status = before.failure(clock.instant(), duration, reason);
        if (!before.isDown()) {
            LOG.warn("Refresh of {} failed after {} ms: {}", source.name(), duration.toMillis(), reason);
            listener.failed(reason);
        } else if (!reason.equals(before.lastError())) {
            LOG.info("Refresh of {} still fails, now: {}", source.name(), reason);
        }
        LOG.debug("Refresh failed", cause);
        return Outcome.failure(reason);
    }

    private String skew(Snapshot snapshot) {
        Optional<String> before = Optional.ofNullable(status.clockSkew());
        Optional<String> now = clockSkew.inspect(snapshot, before);
        if (now.isPresent() && before.isEmpty()) {
            LOG.warn("The time zone looks wrong: {}", now.get());
        } else if (now.isEmpty() && before.isPresent()) {
            LOG.info("The time zone looks right again");
        }
        return now.orElse(null);
    }

    /** Says once of each kind what was left out or could not be read. */
    private void name(Snapshot snapshot) {
        snapshot.missingParts().forEach((part, reason) -> {
            if (named.add(part + reason)) {
                LOG.warn("Going on without {}: {}", part.label(), reason);
            }
        });
        for (SkippedRows rows : snapshot.skippedRows()) {
            if (named.add(rows.kind())) {
                LOG.warn("Left out {}: {} now, for example {}", rows.kind(), rows.count(), rows.example());
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
