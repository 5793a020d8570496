package io.oneclick.exporter.model;

import java.time.Instant;

/**
 * An open pull request in a flow reading.
 *
 * @param opened when it was created, or null where the code host does not say
 * @param updated when it last changed, or null where the code host does not say
 * @param review how far its review is, or null where the participants could not be read
 */
public record OpenPullRequest(Repository repository, long number, Instant opened, Instant updated, Review review)
        implements Listed {

    /**
     * How far a review is.
     *
     * @param hasStaleApproval whether somebody approved an older head
     * @param hasReviewer whether anybody was asked to review it
     */
    public record Review(Party waitsFor, boolean hasStaleApproval, boolean hasReviewer) {

        /** No reviewers, and no statuses. */
        public static final Review NONE = new Review(Party.REVIEW, false, false);
    }
}
