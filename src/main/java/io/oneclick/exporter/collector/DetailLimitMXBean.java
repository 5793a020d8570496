package io.oneclick.exporter.collector;

/** What the limit does to one family of details. */
@Description("The effect of --max-detail-series on one metric family that has a series for each pull request")
public interface DetailLimitMXBean {

    @Family(
            name = "oneclick_detail_series_left_out",
            help = "Pull requests without a series of their own because there are more than --max-detail-series")
    @Description("The number of pull requests without a series because there are more than --max-detail-series")
    @Units("pull requests")
    Integer getLeftOut();
}
