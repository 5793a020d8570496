package io.oneclick.exporter.collector;

/** The builds that finished in one window. */
@Family(
        name = FinishedBuildsMXBean.FINISHED,
        label = "status",
        help = "Number of builds, by status, that finished in the window on the newest commits of pull requests that "
                + "are open or were closed in the window")
@Family(
        name = FinishedBuildsMXBean.DURATION,
        label = "percentile",
        help = "Percentiles of the durations of the builds that succeeded or failed in the window, in seconds")
@Description(
        "The builds that finished in one window on the newest commits of the pull requests of one project or repository"
                + " that are open or were closed in it")
public interface FinishedBuildsMXBean {

    /** The metric with a series for each status. */
    String FINISHED = "oneclick_build_finished";

    /** The metric with a series for each percentile. */
    String DURATION = "oneclick_build_duration_seconds";

    @Series(of = FINISHED, value = "successful")
    @Description("Builds that succeeded in the window")
    @Units("builds")
    Integer getSuccessful();

    @Series(of = FINISHED, value = "failed")
    @Description("Builds that failed in the window")
    @Units("builds")
    Integer getFailed();

    @Series(of = FINISHED, value = "cancelled")
    @Description("Builds that were cancelled in the window")
    @Units("builds")
    Integer getCancelled();

    @Series(of = DURATION, value = "50")
    @Description("The median duration of the builds that succeeded or failed; absent if no build has a duration")
    @Units("seconds")
    Double getDurationMedianSeconds();

    @Series(of = DURATION, value = "75")
    @Description("The 75th percentile of the durations of the builds; absent if no build has a duration")
    @Units("seconds")
    Double getDurationPercentile75Seconds();

    @Series(of = DURATION, value = "90")
    @Description("The 90th percentile of the durations of the builds; absent if no build has a duration")
    @Units("seconds")
    Double getDurationPercentile90Seconds();

    @Series(of = DURATION, value = "100")
    @Description("The longest duration of a build; absent if no build has a duration")
    @Units("seconds")
    Double getDurationLongestSeconds();
}
