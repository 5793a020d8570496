package io.oneclick.exporter.model;

/** The result of a report. */
public enum ReportResult {
    SUCCESS,
    FAILURE,
    /** The report exists but has no result. */
    NONE,
    /** The report has an unknown result: it is present, but not counted under any result. */
    UNKNOWN
}
