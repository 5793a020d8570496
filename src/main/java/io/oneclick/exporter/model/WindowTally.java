package io.oneclick.exporter.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts the events of one scope and one window. */
final class WindowTally {

    final TimeSpan window;
    private final Sample timeToMerge = new Sample(Sample.MICROSECONDS);
    private final Sample timeToFirstReview = new Sample(Sample.MICROSECONDS);
    private final Sample buildDuration = new Sample(Sample.MILLISECONDS);
    private final Map<BuildStatus, Integer> builds = new EnumMap<>(BuildStatus.class);
    private int opened;
    private int merged;
    private int declined;
    private int mergedWithoutApproval;

    WindowTally(TimeSpan window) {
        this.window = window;
        for (BuildStatus status : BuildStatus.values()) {
            if (status.isFinished()) {
                builds.put(status, 0);
            }
        }
    }

    void opened() {
        opened++;
    }

    void merged(Instant created, Instant closed) {
        merged++;
        if (created != null) {
            timeToMerge.addMicroseconds(created, closed);
        }
    }

    void declined() {
        declined++;
    }

    void mergedWithoutApproval() {
        mergedWithoutApproval++;
    }

    void reviewed(Instant created, Instant firstReview) {
        timeToFirstReview.addMicroseconds(created, firstReview);
    }

    void finished(Build build) {
        builds.merge(build.status(), 1, Integer::sum);
        if (build.milliseconds() != null && build.status() != BuildStatus.CANCELLED) {
            buildDuration.add(build.milliseconds());
        }
    }

    WindowFlow flow() {
        return new WindowFlow(
                opened,
                merged,
                declined,
                mergedWithoutApproval,
                timeToMerge.percentiles(),
                timeToFirstReview.percentiles(),
                Map.copyOf(builds),
                buildDuration.percentiles());
    }
}
