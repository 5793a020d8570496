package io.oneclick.exporter.collector;

/** The builds of open pull requests. */
@Family(
        name = OpenBuildsMXBean.FAMILY,
        label = "status",
        help = "Number of builds on the newest commits of the open pull requests, by status")
@Description("The builds on the newest commits of the open pull requests of one project or repository")
public interface OpenBuildsMXBean {

    /** The metric of which each attribute is a series. */
    String FAMILY = "oneclick_open_pr_build";

    @Series(of = FAMILY, value = "successful")
    @Description("Builds that succeeded")
    @Units("builds")
    Integer getSuccessful();

    @Series(of = FAMILY, value = "failed")
    @Description("Builds that failed")
    @Units("builds")
    Integer getFailed();

    @Series(of = FAMILY, value = "inprogress")
    @Description("Builds that have not finished")
    @Units("builds")
    Integer getInProgress();

    @Series(of = FAMILY, value = "cancelled")
    @Description("Builds that were cancelled")
    @Units("builds")
    Integer getCancelled();

    @Series(of = FAMILY, value = "unknown")
    @Description("Builds in any other state")
    @Units("builds")
    Integer getUnknown();
}
