package io.oneclick.exporter.model;

import java.time.Instant;

/**
 * The newest build of one key on a commit.
 *
 * @param updated when it last changed: for a finished build, when it finished; null if unknown
 * @param milliseconds its duration, or null if unknown
 */
public record Build(long id, BuildStatus status, Instant updated, Long milliseconds) {}
