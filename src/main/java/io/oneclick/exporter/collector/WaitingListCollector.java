package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Who must act on each open pull request: a table for operators, without series. */
public final class WaitingListCollector extends Collector {

    public static final String NAME = "waiting_list";

    /** One open pull request and who must act. */
    @Table("WaitingList")
    @Description("Who must act on each open pull request, as of the last flow reading: a row for each, by party and the"
            + " oldest first, at most max-detail-series")
    public record WaitingPullRequest(
            PullRequestKey key,

            @Description("author, merge or review") String party,

            @Description("\"approved before its newest commit\" or \"without a reviewer\"; else empty")
            String note,

            @Description("When it was opened; absent if that cannot be read")
            Instant opened,

            @Description("When it last changed; absent if that cannot be read")
            Instant updated) {

        static WaitingPullRequest of(OpenPullRequest pullRequest) {
            return new WaitingPullRequest(
                    PullRequestKey.of(pullRequest),
                    pullRequest.review().waitsFor().name().toLowerCase(Locale.ROOT),
                    note(pullRequest.review()),
                    pullRequest.opened(),
                    pullRequest.updated());
        }

        private static String note(OpenPullRequest.Review review) {
            if (review.hasStaleApproval()) {
                return "approved before its newest commit";
            }
            return review.hasReviewer() ? "" : "without a reviewer";
        }
    }

    WaitingListCollector() {
        super(NAME, WaitingPullRequest.class);
    }

    @Override
    List<WaitingPullRequest> rows(Snapshot snapshot) {
        snapshot.require(Part.DETAILS);
        snapshot.flow().require(Part.PARTICIPANTS);
        // The flow lists the oldest first, and the stable sort keeps this order within a party.
        return snapshot.flow().open().stream()
                .sorted(Comparator.comparing(pullRequest -> pullRequest.review().waitsFor()))
                .limit(snapshot.details().limit())
                .map(WaitingPullRequest::of)
                .toList();
    }
}
