package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.FlowCollector;
import io.oneclick.exporter.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of the refreshes: values, and the health of the refresh and of each collector. Written by one thread. */
public final class Results {

    private final List<Collector> collectors;
    private final Values values;
    private final Changes changes;
    private final Time time;
    private final ClockSkew clockSkew = new ClockSkew();
    private volatile Status status;
    private volatile SortedSet<String> projects = Collections.emptySortedSet();

    Results(List<Collector> collectors, Values values, Changes changes, Time time) {
        this.collectors = List.copyOf(collectors);
        this.values = values;
        this.changes = changes;
        this.time = time;
        this.status = new Status(
                Health.UNKNOWN,
                collectors.stream().collect(Collectors.toMap(Collector::name, any -> Health.UNKNOWN)),
                null,
                List.of());
    }

    public Status status() {
        return status;
    }

    /** The keys of the projects that were read last. */
    public SortedSet<String> projects() {
        return projects;
    }

    /**
     * The values of one collector.
     *
     * @throws IllegalStateException if it has no published values, with the reason
     */
    public Collected of(String collector) {
        Collected shown = values.of(collector);
        if (shown != null) {
            return shown;
        }
        Status now = status;
        String reason = Stream.of(now.collectors().get(collector), now.refresh())
                .map(Health::failure)
                .filter(Objects::nonNull)
                .map(Health.Failure::reason)
                .findFirst()
                .orElse("there has been no refresh yet");
        throw new IllegalStateException("Unknown: " + reason);
    }

    /** The age of the values: the time since the last successful refresh, or null before the first. */
    public Duration age() {
        return values.age();
    }

    /** When the published flow was read, by the database's clock; null if there is none. */
    public Instant flowReadAt() {
        Collected shown = values.of(FlowCollector.NAME);
        return shown == null ? null : ((FlowCollector.Reading) shown.rows().get(0)).at();
    }

    /**
     * Runs every collector and publishes their values. A collector that fails has no values and does not stop the
     * others.
     */
    void publish(Snapshot snapshot) {
        Map<String, Collected> given = new LinkedHashMap<>();
        Map<String, Health> healths = new HashMap<>();
        for (Collector collector : collectors) {
            Run<Collected> run = Run.of(() -> collector.collect(snapshot), time);
            String lack = run.succeeded() ? run.value().lack() : run.reason();
            if (run.succeeded()) {
                given.put(collector.name(), run.value());
            } else {
                changes.collectorFailed(collector.name(), run.cause());
            }
            Health before = status.collectors().get(collector.name());
            healths.put(
                    collector.name(),
                    lack == null
                            ? before.success(time.now(), run.duration())
                            : before.failure(time.now(), run.duration(), lack));
        }
        values.replace(given);
        projects = snapshot.projects();
        String timezoneWarning = clockSkew.inspect(snapshot, status.timezoneWarning());
        Status before = status;
        status = new Status(before.refresh(), healths, timezoneWarning, snapshot.skippedRows());
        changes.published(snapshot, before, status);
    }

    private Health after(Health before, Run<Snapshot> run) {
        if (run.succeeded()) {
            return before.success(time.now(), run.duration());
        }
        return run.putOff()
                ? before.deferral(time.now(), run.reason())
                : before.failure(time.now(), run.duration(), run.reason());
    }

    /** Records the result of a refresh of {@code source}. Returns it as text. */
    Outcome ended(String source, Run<Snapshot> run) {
        Health before = status.refresh();
        status = status.withRefresh(after(before, run));
        Outcome outcome = Outcome.of(run);
        changes.refreshed(source, before, outcome, run);
        return outcome;
    }
}
