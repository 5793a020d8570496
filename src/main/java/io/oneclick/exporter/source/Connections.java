package io.oneclick.exporter.source;

/**
 * The connections a source holds to its database.
 *
 * @param active in use
 * @param idle waiting for use
 * @param pending threads that wait for one
 * @param total active and idle
 */
public record Connections(int active, int idle, int pending, int total) {}
