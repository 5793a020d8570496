package io.oneclick.exporter.collector;

/** The ages of open pull requests. */
@Family(
        name = OpenPullRequestAgesMXBean.FAMILY,
        label = "percentile",
        help = "Percentiles of the ages of the open pull requests, in seconds",
        past = true)
@Description("How long the open pull requests of one project or repository have been open")
public interface OpenPullRequestAgesMXBean {

    /** The metric of which each attribute is a series. */
    String FAMILY = "oneclick_open_pr_age_seconds";

    @Series(of = FAMILY, value = "50")
    @Description("The median age of the open pull requests; absent if there is none")
    @Units("seconds")
    Double getMedianSeconds();

    @Series(of = FAMILY, value = "75")
    @Description("The 75th percentile of the ages of the open pull requests; absent if there is none")
    @Units("seconds")
    Double getPercentile75Seconds();

    @Series(of = FAMILY, value = "90")
    @Description("The 90th percentile of the ages of the open pull requests; absent if there is none")
    @Units("seconds")
    Double getPercentile90Seconds();

    @Series(of = FAMILY, value = "100")
    @Description("The age of the oldest open pull request; absent if there is none")
    @Units("seconds")
    Double getOldestSeconds();
}
