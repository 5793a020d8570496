package io.oneclick.exporter.collector;

/** The results of one report over the open pull requests of one project. */
@Description("Results of one report over the open pull requests of one project; one pull request counts once")
public interface ReportResultsMXBean {

    @Description("Open pull requests whose newest report of this key failed")
    @Units("pull requests")
    Integer getFailure();

    @Description("Open pull requests whose newest report of this key gives no result, or that must have one and do not")
    @Units("pull requests")
    Integer getNotAvailable();

    @Description("Open pull requests whose newest report of this key passed")
    @Units("pull requests")
    Integer getSuccess();

    @Description("Open pull requests whose newest report of this key passed or failed: Success + Failure")
    @Units("pull requests")
    Integer getTotal();
}
