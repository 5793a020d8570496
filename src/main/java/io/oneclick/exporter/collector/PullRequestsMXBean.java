package io.oneclick.exporter.collector;

/** The pull requests of one project in one state. */
@Description("Pull requests of one project in one state: open now, or merged or declined in the" + " closed window")
public interface PullRequestsMXBean {

    @Family(name = "oneclick_pr_num", help = "The number of pull requests in one project by state", past = true)
    @Description("The number of pull requests in one project by state")
    @Units("pull requests")
    Integer getCount();

    @Family(
            name = "oneclick_pr_missing_report",
            help = "The number of pull requests in one project with missing reports")
    @Description("The number of pull requests in one project with missing reports; absent while required reports or"
            + " reports cannot be read")
    @Units("pull requests")
    Integer getMissingReport();
}
