package io.oneclick.exporter.collector;

/** The results of one report on the open pull requests of one project. */
@Family(
        name = ReportResultsMXBean.FAMILY,
        label = "status",
        help = "The number of reports for open state pull requests in one project by report result category")
@Description("Results of one report on the open pull requests of one project; each pull request counts once")
public interface ReportResultsMXBean {

    /** The metric of which each attribute is a series. */
    String FAMILY = "oneclick_result_report";

    @Series(of = FAMILY, value = "failure")
    @Description("Open pull requests whose newest report of this key failed")
    @Units("pull requests")
    Integer getFailure();

    @Series(of = FAMILY, value = "notAvailable")
    @Description("Open pull requests whose newest report of this key has no result, or that require one and do not "
            + "have it")
    @Units("pull requests")
    Integer getNotAvailable();

    @Series(of = FAMILY, value = "success")
    @Description("Open pull requests whose newest report of this key passed")
    @Units("pull requests")
    Integer getSuccess();

    @Series(of = FAMILY, value = "total")
    @Description("Open pull requests whose newest report of this key passed or failed: Success + Failure")
    @Units("pull requests")
    Integer getTotal();
}
