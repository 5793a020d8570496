package io.oneclick.exporter.model;

/**
 * Rows that make no sense and were left out, all of one kind.
 *
 * @param kind what is wrong with them, in words; one line of the log for each kind
 * @param count how many were seen in this snapshot
 * @param example one of them, so that it can be found
 */
public record Oddity(String kind, int count, String example) {}
