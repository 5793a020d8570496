package io.oneclick.exporter.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the tables of a code host contain about its past.
 *
 * @param readAt the database's time of reading; nothing is known after it
 * @param repositories every repository of the projects that are listed now
 * @param pullRequests those that were open, created or closed since the requested instant
 */
public record Past(Instant readAt, List<Listing> repositories, List<PastPullRequest> pullRequests) {

    /**
     * A repository with the time since which its project is listed.
     *
     * @param since the creation of the project's first pull request, in microseconds since the epoch
     */
    public record Listing(Repository repository, long since) {}

    public Past {
        repositories = List.copyOf(repositories);
    }

    /** An instant in microseconds since the epoch. */
    public static long microseconds(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The instant of a number of microseconds since the epoch. */
    public static Instant instant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
