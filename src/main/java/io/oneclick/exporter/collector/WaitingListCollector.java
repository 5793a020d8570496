package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** Whom each open pull request waits for: a table for people, without series. */
public final class WaitingListCollector implements Collector {

    public static final String NAME = "waiting_list";

    private static final Declaration DECLARATION = Declaration.of(WaitingPullRequest.class);

    /** One open pull request and who must act. */
    @Table("WaitingList")
    @Description("Who must act on each open pull request, as of the last flow reading: a row for each, by party and the"
            + " oldest first, at most max-detail-series")
    public record WaitingPullRequest(
            @Label("project") @Description("Project key") String project,

            @Label("stash_repo") @Description("Repository slug")
            String repository,

            @Label("pr_no") @Description("Number of the pull request in its repository")
            long number,

            @Description("author, merge or review") String party,

            @Description("\"approved before its newest commit\" or \"without a reviewer\"; else empty")
            String note,

            @Description("When it was opened; absent if that cannot be read")
            Date opened,

            @Description("When it last changed; absent if that cannot be read")
            Date updated) {

        static WaitingPullRequest of(OpenPullRequest pullRequest) {
            return new WaitingPullRequest(
                    pullRequest.repository().project(),
                    pullRequest.repository().slug(),
                    pullRequest.number(),
                    pullRequest.review().waitsFor().name().toLowerCase(Locale.ROOT),
                    note(pullRequest.review()),
                    date(pullRequest.opened()),
                    date(pullRequest.updated()));
        }

        private static String note(OpenPullRequest.Review review) {
            if (review.hasStaleApproval()) {
                return "approved before its newest commit";
            }
            return review.hasReviewer() ? "" : "without a reviewer";
        }

        private static Date date(Instant instant) {
            return instant == null ? null : Date.from(instant);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.require(Part.DETAILS);
        snapshot.flow().require(Part.PARTICIPANTS);
        // The flow has the oldest first, and the sort keeps that order within a party.
        List<WaitingPullRequest> rows = snapshot.flow().open().stream()
                .sorted(Comparator.comparing(pullRequest -> pullRequest.review().waitsFor()))
                .limit(snapshot.details().limit())
                .map(WaitingPullRequest::of)
                .toList();
        return new Collected(DECLARATION, rows);
    }
}
