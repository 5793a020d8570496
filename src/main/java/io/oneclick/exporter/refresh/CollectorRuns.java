package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.model.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the collectors over a snapshot, times them, and lets none that fails stop the others. */
final class CollectorRuns {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorRuns.class);

    private final List<Collector> collectors;
    private final Clock clock;

    /**
     * What came of it.
     *
     * @param values of the collectors that could give any, by type
     * @param statuses by the collector's name
     */
    record Result(Map<String, Published> values, Map<String, CollectorStatus> statuses) {}

    CollectorRuns(List<Collector> collectors, Clock clock) {
        this.collectors = List.copyOf(collectors);
        this.clock = clock;
    }

    Map<String, CollectorStatus> initial() {
        Map<String, CollectorStatus> statuses = new HashMap<>();
        collectors.forEach(collector -> statuses.put(collector.name(), CollectorStatus.initial(collector.name())));
        return statuses;
    }

    Result run(Snapshot snapshot, Map<String, CollectorStatus> before) {
        Result result = new Result(new HashMap<>(), new HashMap<>());
        for (Collector collector : collectors) {
            CollectorStatus status = run(collector, snapshot, before.get(collector.name()), result.values());
            result.statuses().put(collector.name(), status);
        }
        return result;
    }

    private CollectorStatus run(
            Collector collector, Snapshot snapshot, CollectorStatus before, Map<String, Published> values) {
        long start = System.nanoTime();
        String error;
        try {
            Published published = collector.collect(snapshot);
            values.put(collector.type(), published);
            error = published.shortage();
        } catch (RuntimeException e) {
            error = e.getMessage() == null ? e.toString() : e.getMessage();
            LOG.debug("Collector {} failed", collector.name(), e);
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        boolean wasFailing = Boolean.FALSE.equals(before.succeeded());
        if (error == null) {
            if (wasFailing) {
                LOG.info("Collector {} gives all its values again", collector.name());
            }
            return before.success(clock.instant(), duration);
        }
        if (!wasFailing || !Objects.equals(error, before.lastError())) {
            LOG.warn("Collector {} cannot give all its values: {}", collector.name(), error);
        }
        return before.failure(duration, error);
    }
}
