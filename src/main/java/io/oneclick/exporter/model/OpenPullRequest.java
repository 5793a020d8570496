package io.oneclick.exporter.model;

import java.time.Instant;

/**
 * An open pull request in a flow reading.
 *
 * @param opened when it was created, or null if unknown
 * @param updated when it last changed, or null if unknown
 * @param review the state of its review, or null if the participants could not be read
 */
public record OpenPullRequest(Repository repository, long number, Instant opened, Instant updated, Review review)
        implements Listed {

    /**
     * The state of a review.
     *
     * @param hasStaleApproval whether somebody approved an older head
     * @param hasReviewer whether it has a reviewer
     */
    public record Review(Party waitsFor, boolean hasStaleApproval, boolean hasReviewer) {

        /** No reviewers, and no statuses. */
        public static final Review NONE = new Review(Party.REVIEW, false, false);
    }
}
