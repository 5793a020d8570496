package io.oneclick.exporter.model;

/** A pull request as people look it up. */
public interface Listed {

    /** The repository it merges into. */
    Repository repository();

    /** The number people know it by, unique within the repository. */
    long number();
}
