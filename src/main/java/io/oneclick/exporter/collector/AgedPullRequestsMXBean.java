package io.oneclick.exporter.collector;

/** The number of open pull requests by age. */
@Description("The open pull requests of one project or repository that are older than an age, or unchanged for "
        + "longer than it")
public interface AgedPullRequestsMXBean {

    @Family(
            name = "oneclick_open_pr_older_than",
            help = "Number of open pull requests that were opened longer ago than the label age",
            past = true)
    @Description("Open pull requests that were opened longer ago than the age")
    @Units("pull requests")
    Integer getOlderThan();

    @Family(
            name = "oneclick_open_pr_idle_longer_than",
            help = "Number of open pull requests whose last change is longer ago than the label age")
    @Description("Open pull requests that last changed longer ago than the age")
    @Units("pull requests")
    Integer getIdleLongerThan();
}
