package io.oneclick.exporter.model;

/** Who or what an open pull request waits for. */
public enum Party {
    /** Somebody wants the newest commit changed. */
    AUTHOR,
    /** The newest commit was approved and not marked as needing work. */
    MERGE,
    REVIEW
}
