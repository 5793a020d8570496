package io.oneclick.exporter.collector;

/** The effect of the limit on one family that has a series for each pull request. */
@Description(
        "The effect of the setting max-detail-series on one metric family that has a series for each pull " + "request")
public interface DetailLimitMXBean {

    @Family(
            name = "oneclick_detail_series_left_out",
            help = "Number of pull requests that have no series in the family because there are more than the setting "
                    + "max-detail-series")
    @Description("The number of pull requests without a series because there are more than the setting "
            + "max-detail-series")
    @Units("pull requests")
    Integer getLeftOut();
}
