package io.oneclick.exporter.collector;

/** The open pull requests that a report blocks from merging. */
@Family(
        name = BlockedPullRequestsMXBean.FAMILY,
        label = "reason",
        help = "Number of open pull requests that a required report blocks from merging, by report and reason")
@Description("The open pull requests of one project or repository that one required report blocks from merging")
public interface BlockedPullRequestsMXBean {

    /** The metric of which each attribute is a series. */
    String FAMILY = "oneclick_open_pr_blocked";

    @Series(of = FAMILY, value = "missing")
    @Description("Open pull requests that require this report and do not have it")
    @Units("pull requests")
    Integer getMissing();

    @Series(of = FAMILY, value = "failed")
    @Description("Open pull requests on which this report failed although a merge check says that it must pass")
    @Units("pull requests")
    Integer getFailed();
}
