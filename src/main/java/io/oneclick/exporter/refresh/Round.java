package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.model.Oddity;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh: read the source, run every collector, publish. The only place that catches: whatever goes wrong is logged
 * once, counted, and leaves the last good values. Runs on one thread at a time.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final List<Collector> collectors;
    private final Values values;
    private final RefreshListener listener;
    private final Clock clock;
    private final Set<String> oddities = new HashSet<>();
    private volatile RefreshStatus status;

    Round(List<Collector> collectors, Values values, RefreshListener listener, Clock clock) {
        this.collectors = List.copyOf(collectors);
        this.values = values;
        this.listener = listener;
        this.clock = clock;
        Map<String, CollectorStatus> initial = new HashMap<>();
        collectors.forEach(collector -> initial.put(collector.name(), CollectorStatus.initial(collector.name())));
        this.status = new RefreshStatus(null, null, null, null, 0, 0, null, Map.copyOf(initial));
    }

    RefreshStatus status() {
        return status;
    }

    /** Refreshes once. Returns what came of it, for people; never throws. */
    Outcome run(Source source) {
        long start = System.nanoTime();
        try {
            Snapshot snapshot = source.read();
            Map<String, CollectorStatus> collected = new LinkedHashMap<>();
            Map<String, Published> fresh = new HashMap<>();
            for (Collector collector : collectors) {
                collected.put(collector.name(), collect(collector, snapshot, fresh));
            }
            Instant now = clock.instant();
            values.replace(fresh, now);
            name(snapshot.oddities());
            return succeeded(source, snapshot, now, since(start), collected);
        } catch (SourceException e) {
            return failed(source, e.getMessage(), since(start), e);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(source, "unexpected " + e, since(start), e);
        }
    }

    private CollectorStatus collect(Collector collector, Snapshot snapshot, Map<String, Published> fresh) {
        CollectorStatus before = status.collectors().get(collector.name());
        long start = System.nanoTime();
        String error;
        try {
            Published published = collector.collect(snapshot);
            fresh.put(collector.type(), published);
            error = published.shortage();
        } catch (RuntimeException e) {
            error = e.getMessage() == null ? e.toString() : e.getMessage();
            LOG.debug("Collector {} failed", collector.name(), e);
        }
        Duration duration = since(start);
        if (error == null) {
            if (Boolean.FALSE.equals(before.succeeded())) {
                LOG.info("Collector {} works again", collector.name());
            }
            return before.success(clock.instant(), duration);
        }
        if (!Boolean.FALSE.equals(before.succeeded()) || !Objects.equals(error, before.lastError())) {
            LOG.warn("Collector {} cannot give all its values: {}", collector.name(), error);
        }
        return before.failure(duration, error);
    }

    private Outcome succeeded(
            Source source, Snapshot snapshot, Instant now, Duration duration, Map<String, CollectorStatus> collected) {
        RefreshStatus before = status;
        status = before.success(now, duration, collected);
        Outcome outcome = Outcome.success(snapshot, duration);
        if (before.succeeded() == null || before.lastSuccess() == null) {
            LOG.info("First refresh of {}: {}", source.name(), outcome.text());
        } else if (!before.succeeded()) {
            LOG.info("Refresh of {} works again: {}", source.name(), outcome.text());
            listener.recovered(outcome.text());
        }
        LOG.debug("Refreshed: {}", outcome.text());
        return outcome;
    }

    private Outcome failed(Source source, String reason, Duration duration, Throwable cause) {
        RefreshStatus before = status;
        status = before.failure(clock.instant(), duration, reason);
        if (!Boolean.FALSE.equals(before.succeeded())) {
            LOG.warn("Refresh of {} failed after {} ms: {}", source.name(), duration.toMillis(), reason);
            listener.failed(reason);
        } else if (!reason.equals(before.lastError())) {
            LOG.warn("Refresh of {} still fails, now: {}", source.name(), reason);
        }
        LOG.debug("Refresh failed", cause);
        return Outcome.failure(reason);
    }

    private void name(List<Oddity> seen) {
        for (Oddity oddity : seen) {
            if (oddities.add(oddity.kind())) {
                LOG.warn("Left out {}: {} now, for example {}", oddity.kind(), oddity.count(), oddity.example());
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
