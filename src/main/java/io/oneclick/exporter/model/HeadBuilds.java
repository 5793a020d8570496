package io.oneclick.exporter.model;

import java.time.Instant;
import java.util.Collection;

/**
 * The builds on the head of one pull request, open or closed.
 *
 * @param closed when the pull request was closed, or null for an open one
 */
public record HeadBuilds(Repository repository, Instant closed, Collection<Build> builds) {

    boolean isOpen() {
        return closed == null;
    }
}
