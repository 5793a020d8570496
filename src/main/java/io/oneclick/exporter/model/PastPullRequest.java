package io.oneclick.exporter.model;

/**
 * The times at which a pull request was created and closed, in microseconds since the epoch: numbers, because there may be a
 * million of them.
 *
 * @param state the present one
 * @param closed {@link #NEVER} while it is open, {@link #UNKNOWN} if the code host has no time
 */
public record PastPullRequest(Repository repository, PullRequestState state, long created, long closed) {

    /** Later than every instant. */
    public static final long NEVER = Long.MAX_VALUE;
    /** Before every instant: it is in no window, and open at no minute. */
    public static final long UNKNOWN = Long.MIN_VALUE;
}
