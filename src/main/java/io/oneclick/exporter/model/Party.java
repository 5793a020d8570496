package io.oneclick.exporter.model;

/** Who must act on an open pull request. */
public enum Party {
    /** A participant marked the newest commit as needing work. */
    AUTHOR,
    /** The newest commit was approved and not marked as needing work. */
    MERGE,
    REVIEW
}
