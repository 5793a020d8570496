package io.oneclick.exporter.collector;

/** The pull requests opened, merged and declined in one window. */
@Family(
        name = PullRequestFlowMXBean.CLOSED,
        label = "pr_state",
        help = "Number of pull requests that were merged or declined in the window",
        past = true)
@Family(
        name = PullRequestFlowMXBean.TIME_TO_MERGE,
        label = "percentile",
        help = "Percentiles of the time from opening to merge of the pull requests that were merged in the window, "
                + "in seconds",
        past = true)
@Description("The pull requests of one project or repository that were opened, merged or declined" + " in one window")
public interface PullRequestFlowMXBean {

    /** The metric with a series for each closed state. */
    String CLOSED = "oneclick_pr_closed";

    /** The metric with a series for each percentile. */
    String TIME_TO_MERGE = "oneclick_pr_time_to_merge_seconds";

    @Family(
            name = "oneclick_pr_opened",
            help = "Number of pull requests that were opened in the window, whatever their state is now",
            past = true)
    @Description("Pull requests that were opened in the window, whatever their state is now")
    @Units("pull requests")
    Integer getOpened();

    @Series(of = CLOSED, value = "merged")
    @Description("Pull requests that were merged in the window")
    @Units("pull requests")
    Integer getMerged();

    @Series(of = CLOSED, value = "declined")
    @Description("Pull requests that were declined in the window")
    @Units("pull requests")
    Integer getDeclined();

    @Series(of = TIME_TO_MERGE, value = "50")
    @Description("The median time from opening to merge of those merged in the window; absent if there is none")
    @Units("seconds")
    Double getTimeToMergeMedianSeconds();

    @Series(of = TIME_TO_MERGE, value = "75")
    @Description("The 75th percentile of the times from opening to merge; absent if none was merged")
    @Units("seconds")
    Double getTimeToMergePercentile75Seconds();

    @Series(of = TIME_TO_MERGE, value = "90")
    @Description("The 90th percentile of the times from opening to merge; absent if none was merged")
    @Units("seconds")
    Double getTimeToMergePercentile90Seconds();

    @Series(of = TIME_TO_MERGE, value = "100")
    @Description("The longest time from opening to merge; absent if none was merged")
    @Units("seconds")
    Double getTimeToMergeLongestSeconds();
}
