package io.oneclick.exporter.model;

import java.time.Instant;

/**
 * The newest build of one key on a commit.
 *
 * @param updated when it last changed: for a finished build, when it finished; null where the code host does not say
 * @param milliseconds how long it took, or null where the code host does not say
 */
public record Build(long id, BuildStatus status, Instant updated, Long milliseconds) {}
