package io.oneclick.exporter.model;

/** What a report says of its commit. */
public enum ReportResult {
    SUCCESS,
    FAILURE,
    /** The report is there and gives no result. */
    NONE,
    /** The report has a result this exporter does not know: it is present, and counted under no result. */
    UNKNOWN
}
