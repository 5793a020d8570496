package io.oneclick.exporter.collector;

/** The last flow reading. */
@Description("The last flow reading: ages, waiting parties, windows and builds, which are read"
        + " less often than the rest")
public interface FlowMXBean {

    @Family(
            name = "oneclick_flow_timestamp_seconds",
            help = "When the flow of pull requests was last read, by the clock of the database, in seconds since 1970")
    @Description(
            "When the flow of pull requests was last read, by the clock of the database, in" + " seconds since 1970")
    @Units("seconds")
    Double getTimestampSeconds();
}
