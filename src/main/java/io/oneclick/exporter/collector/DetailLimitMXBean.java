package io.oneclick.exporter.collector;

/** What the limit does to one family of details. */
@Description("What --max-detail-series does to one family of metrics that has a series for each pull request")
public interface DetailLimitMXBean {

    @Description("The number of pull requests without a series because there are more than --max-detail-series")
    @Units("pull requests")
    Integer getLeftOut();
}
