package io.oneclick.exporter.collector;

/** Reviews of pull requests in one window. */
@Family(
        name = ReviewsMXBean.TIME_TO_FIRST_REVIEW,
        label = "percentile",
        help = "Percentiles of the time from opening to first review of the pull requests that were opened in the "
                + "window, in seconds")
@Description("How the pull requests of one project or repository were reviewed in one window")
public interface ReviewsMXBean {

    /** The metric with a series for each percentile. */
    String TIME_TO_FIRST_REVIEW = "oneclick_pr_time_to_first_review_seconds";

    @Family(
            name = "oneclick_pr_merged_without_approval",
            help = "Number of pull requests that were merged in the window without an approval from anyone but the "
                    + "author")
    @Description("Pull requests that were merged in the window without an approval from anyone but the author")
    @Units("pull requests")
    Integer getMergedWithoutApproval();

    @Series(of = TIME_TO_FIRST_REVIEW, value = "50")
    @Description("The median time from opening to first review of those opened in the window; absent if none has been "
            + "reviewed yet or activities cannot be read")
    @Units("seconds")
    Double getFirstReviewMedianSeconds();

    @Series(of = TIME_TO_FIRST_REVIEW, value = "75")
    @Description("The 75th percentile of the times from opening to first review; absent if none has been reviewed yet "
            + "or activities cannot be read")
    @Units("seconds")
    Double getFirstReviewPercentile75Seconds();

    @Series(of = TIME_TO_FIRST_REVIEW, value = "90")
    @Description("The 90th percentile of the times from opening to first review; absent if none has been reviewed yet "
            + "or activities cannot be read")
    @Units("seconds")
    Double getFirstReviewPercentile90Seconds();

    @Series(of = TIME_TO_FIRST_REVIEW, value = "100")
    @Description("The longest time from opening to first review; absent if none has been reviewed yet or activities "
            + "cannot be read")
    @Units("seconds")
    Double getFirstReviewLongestSeconds();
}
