package io.oneclick.exporter.model;

/**
 * Invalid rows of one kind that were skipped, completely or in part.
 *
 * @param kind the problem, as text; the log has one line for each kind
 * @param count their number in this snapshot
 * @param example one of them, so that it can be found
 */
public record SkippedRows(String kind, int count, String example) {}
