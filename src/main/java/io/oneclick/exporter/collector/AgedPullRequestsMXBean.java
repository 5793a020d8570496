package io.oneclick.exporter.collector;

/** How many open pull requests are old. */
@Description("The open pull requests of one project or repository that are older than an age, or"
        + " did not change for longer")
public interface AgedPullRequestsMXBean {

    @Family(
            name = "oneclick_open_pr_older_than",
            help = "The number of open pull requests that were opened longer ago than an age")
    @Description("Open pull requests that were opened longer ago")
    @Units("pull requests")
    Integer getOlderThan();

    @Family(
            name = "oneclick_open_pr_idle_longer_than",
            help = "The number of open pull requests that last changed longer ago than an age")
    @Description("Open pull requests that last changed longer ago")
    @Units("pull requests")
    Integer getIdleLongerThan();
}
