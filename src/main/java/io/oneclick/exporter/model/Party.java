package io.oneclick.exporter.model;

/** Who or what an open pull request waits for. */
public enum Party {
    /** Somebody wants the newest commit changed. */
    AUTHOR,
    /** Somebody approved the newest commit, and nobody wants it changed. */
    MERGE,
    REVIEW
}
