package io.oneclick.exporter.source;

/**
 * The connections of a source to its database.
 *
 * @param active in use
 * @param idle not in use
 * @param pending threads that wait for one
 * @param total active and idle
 */
public record Connections(int active, int idle, int pending, int total) {}
