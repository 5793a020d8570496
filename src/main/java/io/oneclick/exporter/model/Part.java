package io.oneclick.exporter.model;

/** A part of a snapshot that a code host may be unable to give, without the rest being wrong. */
public enum Part {
    REPORTS,
    REQUIRED_REPORTS
}
