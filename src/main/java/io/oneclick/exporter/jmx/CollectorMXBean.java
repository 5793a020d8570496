package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Units;
import java.util.Date;

/** The health of one collector. */
@Description("How one collector is doing")
public interface CollectorMXBean {

    @Description("Whether its last run gave all its values; absent before the first run")
    Boolean getSuccess();

    @Description("When a run last gave all its values; absent before that")
    Date getLastSuccess();

    @Description("How long its last run took; absent before the first run")
    @Units("seconds")
    Double getLastDurationSeconds();

    @Description("Runs since the start")
    @Units("runs")
    long getRunCount();

    @Description("Runs that could not give all values since the start")
    @Units("runs")
    long getFailureCount();

    @Description("What the last incomplete run lacked, and what to do; absent where none ever was")
    String getLastError();
}
