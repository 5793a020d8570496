package io.oneclick.exporter.model;

import java.time.Instant;
import java.util.Comparator;

/** A pull request as people look it up. */
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

    /** The number people know it by, unique within the repository. */
    long number();

    /** When it was created, or null where the code host does not say. */
    Instant opened();

    default String project() {
        return repository().project();
    }
}
