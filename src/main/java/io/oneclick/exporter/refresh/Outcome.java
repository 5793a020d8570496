package io.oneclick.exporter.refresh;

import io.oneclick.exporter.model.Snapshot;

/**
 * The result of a refresh.
 *
 * @param text in one line: {@code 10 projects, 34 open pull requests, in 41 ms}, or the reason of its failure
 */
public record Outcome(boolean succeeded, String text) {

    static Outcome of(Run<Snapshot> run) {
        if (!run.succeeded()) {
            return failure(run.reason());
        }
        Snapshot snapshot = run.value();
        return new Outcome(
                true,
                "%d projects, %d open pull requests, in %d ms"
                        .formatted(
                                snapshot.projects().size(),
                                snapshot.open().count(),
                                run.duration().toMillis()));
    }

    static Outcome failure(String reason) {
        return new Outcome(false, reason);
    }
}
