package io.oneclick.exporter.collector;

/** Who must act on open pull requests. */
@Family(
        name = WaitingPullRequestsMXBean.WAITING_FOR,
        label = "party",
        help = "Number of open pull requests by who must act next")
@Description("The open pull requests of one project or repository by who must act next")
public interface WaitingPullRequestsMXBean {

    /** The metric with a series for each party. */
    String WAITING_FOR = "oneclick_open_pr_waiting_for";

    @Series(of = WAITING_FOR, value = "author")
    @Description("Open pull requests whose newest commit a participant marked as needing work")
    @Units("pull requests")
    Integer getAuthor();

    @Series(of = WAITING_FOR, value = "merge")
    @Description("Open pull requests whose newest commit was approved and not marked as needing work")
    @Units("pull requests")
    Integer getMerge();

    @Series(of = WAITING_FOR, value = "review")
    @Description("Open pull requests whose newest commit was neither approved nor marked as needing work")
    @Units("pull requests")
    Integer getReview();

    @Family(
            name = "oneclick_open_pr_stale_approval",
            help = "Number of open pull requests with an approval of an older commit")
    @Description("Open pull requests that were approved before their newest commit")
    @Units("pull requests")
    Integer getStaleApproval();

    @Family(name = "oneclick_open_pr_without_reviewer", help = "Number of open pull requests without a reviewer")
    @Description("Open pull requests without a reviewer")
    @Units("pull requests")
    Integer getWithoutReviewer();
}
