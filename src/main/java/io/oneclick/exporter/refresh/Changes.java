package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each change once: the refresh fails or succeeds again, something is incomplete or complete again, the time zone
 * looks wrong, rows are skipped. Notifies the listener when refreshes begin to fail or succeed again, and at the end of
 * each refresh.
 */
final class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    /** A limit, because a reason that contains a changing number would be logged at each attempt. */
    static final int MAX_REASONS = 10;

    private final RefreshListener listener;
    /** The reasons of failures since the last successful refresh. */
    private final Set<String> reasons = new HashSet<>();
    /** The reasons why something is incomplete, each with the incomplete parts. */
    private final Map<String, Lack> incomplete = new TreeMap<>();

    private final Set<String> skipped = new HashSet<>();

    Changes(RefreshListener listener) {
        this.listener = listener;
    }

    void refreshed(String source, Health before, Outcome outcome, Run<Snapshot> run) {
        if (outcome.succeeded()) {
            succeeded(source, before, outcome.text());
        } else if (run.putOff()) {
            putOff(source, before, run.reason());
        } else {
            failed(source, before, run);
        }
        listener.ended();
    }

    private void succeeded(String source, Health before, String text) {
        reasons.clear();
        if (before.lastSuccess() == null) {
            LOG.info("First refresh of {}: {}", source, text);
        } else if (before.isFailing()) {
            LOG.info("Refresh of {} works again: {}", source, text);
        } else if (before.deferral() != null) {
            LOG.info("Refresh of {} is no longer deferred: {}", source, text);
        } else {
            LOG.debug("Refreshed: {}", text);
        }
        if (before.isFailing()) {
            listener.recovered(text);
        }
    }

    private static void putOff(String source, Health before, String reason) {
        if (before.deferral() == null) {
            LOG.info("Refresh of {} deferred: {}", source, reason);
        } else {
            LOG.debug("Refresh deferred again: {}", reason);
        }
    }

    private void failed(String source, Health before, Run<Snapshot> run) {
        boolean isNew = reasons.size() < MAX_REASONS && reasons.add(run.reason());
        if (!before.isFailing()) {
            LOG.warn(
                    "Refresh of {} failed after {} ms: {}",
                    source,
                    run.duration().toMillis(),
                    run.reason());
            listener.failed(run.reason());
        } else if (isNew) {
            LOG.info("Refresh of {} still fails, now: {}", source, run.reason());
        }
        LOG.debug("Refresh failed", run.cause());
    }

    void published(Snapshot snapshot, Status before, Status after) {
        completeness(lacking(snapshot.missingParts(), after.collectors()));
        timezone(before.timezoneWarning(), after.timezoneWarning());
        for (SkippedRows rows : snapshot.skippedRows()) {
            if (skipped.add(rows.kind())) {
                LOG.warn("Skipped {}: {} now, for example {}", rows.kind(), rows.count(), rows.example());
            }
        }
    }

    /** Why a collector failed, at level debug: the reason for operators is logged with all others. */
    void collectorFailed(String name, Throwable cause) {
        LOG.debug("Collector {} failed", name, cause);
    }

    /** The incomplete parts by reason: a single revoked grant may make many parts incomplete. */
    private static Map<String, Lack> lacking(Map<Part, String> missing, Map<String, Health> collectors) {
        Map<String, Lack> lacking = new TreeMap<>();
        missing.forEach((part, reason) ->
                lacking.computeIfAbsent(reason, Lack::new).parts().add(part.label()));
        collectors.forEach((name, health) -> {
            if (health.isFailing()) {
                lacking.computeIfAbsent(health.failure().reason(), Lack::new)
                        .collectors()
                        .add(name);
            }
        });
        return lacking;
    }

    private void completeness(Map<String, Lack> lacking) {
        lacking.forEach((reason, lack) -> {
            boolean isNew = incomplete.size() < MAX_REASONS || incomplete.containsKey(reason);
            if (isNew && !lack.equals(incomplete.put(reason, lack))) {
                LOG.warn("{}: {}", lack.text(), reason);
            }
        });
        Set<String> stillLacking = new HashSet<>();
        lacking.values().forEach(lack -> stillLacking.addAll(lack.names()));
        // A reason is forgotten when everything is complete again: two alternating reasons are logged once each.
        SortedSet<String> complete = new TreeSet<>();
        incomplete.values().removeIf(lack -> {
            boolean isOver = lack.names().stream().noneMatch(stillLacking::contains);
            if (isOver) {
                complete.addAll(lack.names());
            }
            return isOver;
        });
        if (!complete.isEmpty()) {
            LOG.info("Complete again: {}", String.join(", ", complete));
        }
    }

    private static void timezone(String before, String now) {
        if (now != null && before == null) {
            LOG.warn("The time zone looks wrong: {}", now);
        } else if (now == null && before != null) {
            LOG.info("The time zone looks right again");
        }
    }

    /** Everything that is incomplete for one reason: parts of the snapshot, and the collectors that need them. */
    private record Lack(SortedSet<String> parts, SortedSet<String> collectors) {

        Lack(String reason) {
            this(new TreeSet<>(), new TreeSet<>());
        }

        List<String> names() {
            return Stream.concat(parts.stream(), collectors.stream()).toList();
        }

        String text() {
            String without = parts.isEmpty() ? "" : "Continuing without " + String.join(", ", parts);
            String incomplete = collectors.isEmpty()
                    ? ""
                    : (parts.isEmpty() ? "Incomplete" : "incomplete") + ": collectors " + String.join(", ", collectors);
            return without + (parts.isEmpty() || collectors.isEmpty() ? "" : "; ") + incomplete;
        }
    }
}
