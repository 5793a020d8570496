package io.oneclick.exporter.collector;

/** How many open pull requests a report blocks. */
@Family(
        name = BlockedPullRequestsMXBean.FAMILY,
        label = "reason",
        help = "The number of open pull requests that a required report blocks")
@Description("The open pull requests of one project or repository that one required report blocks")
public interface BlockedPullRequestsMXBean {

    /** The metric that all attributes are series of. */
    String FAMILY = "oneclick_open_pr_blocked";

    @Series(of = FAMILY, value = "missing")
    @Description("Open pull requests that must have this report and do not")
    @Units("pull requests")
    Integer getMissing();

    @Series(of = FAMILY, value = "failed")
    @Description("Open pull requests on which this report failed although a merge check says that it must pass")
    @Units("pull requests")
    Integer getFailed();
}
