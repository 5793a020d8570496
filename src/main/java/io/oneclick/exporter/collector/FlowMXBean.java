package io.oneclick.exporter.collector;

/** The last flow reading. */
@Description("The last reading of the flow metrics (ages, waiting parties, windows and builds), which happens less "
        + "often than refreshes")
public interface FlowMXBean {

    @Family(
            name = "oneclick_flow_timestamp_seconds",
            help = "Time when the flow metrics were last read, by the clock of the database, in seconds since the Unix "
                    + "epoch")
    @Description("Time when the flow metrics were last read, by the clock of the database, in seconds since the Unix "
            + "epoch")
    @Units("seconds")
    Double getTimestampSeconds();
}
