package io.oneclick.exporter.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the tables of a code host still say about its past.
 *
 * @param readAt when it was read, by the code host's database: later is not known
 * @param repositories every repository of the projects that are listed now
 * @param pullRequests those that were open, created or closed since the instant that was asked for
 */
public record Past(Instant readAt, List<Listing> repositories, List<PastPullRequest> pullRequests) {

    /**
     * A repository and since when its project is listed.
     *
     * @param since when a pull request was first opened in the project, in microseconds since the epoch
     */
    public record Listing(Repository repository, long since) {}

    public Past {
        repositories = List.copyOf(repositories);
    }

    /** An instant in microseconds since the epoch. */
    public static long microseconds(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The instant of so many microseconds since the epoch. */
    public static Instant instant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
