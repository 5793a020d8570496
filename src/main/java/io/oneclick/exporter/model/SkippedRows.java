package io.oneclick.exporter.model;

/**
 * Rows, all of one kind, that cannot be right and were left out, as a whole or in part.
 *
 * @param kind what is wrong with them, in words; one line of the log for each kind
 * @param count how many were seen in this snapshot
 * @param example one of them, so that it can be found
 */
public record SkippedRows(String kind, int count, String example) {}
