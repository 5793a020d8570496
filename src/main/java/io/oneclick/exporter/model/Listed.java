package io.oneclick.exporter.model;

import java.time.Instant;
import java.util.Comparator;

/** A pull request with the values that identify it. */
public interface Listed {

    /** By project, repository and number. */
    Comparator<Listed> BY_NUMBER = Comparator.comparing(Listed::project)
            .thenComparing(pullRequest -> pullRequest.repository().slug())
            .thenComparing(Listed::number);

    /** Those whose date is unknown come last. */
    Comparator<Listed> OLDEST_FIRST = Comparator.comparing(
                    Listed::opened, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(BY_NUMBER);

    /** The repository it merges into. */
    Repository repository();

    /** Its number, unique within the repository. */
    long number();

    /** When it was created, or null if unknown. */
    Instant opened();

    default String project() {
        return repository().project();
    }
}
