package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Units;
import java.util.Date;

/** The health of one collector. */
@Description("The health of one collector")
public interface CollectorMXBean {

    @Family(name = "oneclick_collector_success", help = "1 if the collector's last run produced all its values, else 0")
    @Description("Whether its last run produced all its values; absent before the first run")
    Boolean getSuccess();

    @Description("When a run last produced all its values; absent before that")
    Date getLastSuccess();

    @Family(name = "oneclick_collector_duration_seconds", help = "Duration of the collector's last run, in seconds")
    @Description("How long its last run took; absent before the first run")
    @Units("seconds")
    Double getLastDurationSeconds();

    @Description("Runs since the start")
    @Units("runs")
    long getRunCount();

    @Description("Runs since the start that did not produce all values")
    @Units("runs")
    long getFailureCount();

    @Description("What the last run could not read, and what to do; absent while runs are complete")
    String getLastError();

    @Description("Since when runs are incomplete: the end of the first incomplete one; absent while runs are complete")
    Date getFailingSince();

    @Description("The last resolved error: what could not be read before runs were complete again; absent if there was "
            + "none")
    String getPastError();

    @Description("When the last resolved error last occurred; absent if there was none")
    Date getPastErrorTime();
}
