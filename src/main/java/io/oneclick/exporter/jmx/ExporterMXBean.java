package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.collector.Series;
import io.oneclick.exporter.collector.Units;
import java.util.Date;
import java.util.Map;

/** The operator's console. */
@Family(
        name = ExporterMXBean.REFRESHES,
        type = MetricFamily.Type.COUNTER,
        label = "result",
        help = "Number of refreshes since the start of the exporter, by result")
@Description("The exporter itself: its health and its operations")
public interface ExporterMXBean {

    String PROJECT = "Project key, for example CCL; empty for all projects";

    /** The metric that counts the refreshes. */
    String REFRESHES = "oneclick_refreshes_total";

    @Description("Version of the exporter and of the Java it runs on")
    String getBuild();

    @Description("The code host and its database that the exporter reads, without the password")
    String getSource();

    @Description("When this process was started")
    Date getStartTime();

    @Family(name = "oneclick_up", help = "1 if the last refresh could read the database, else 0")
    @Description("Whether the last refresh could read the database; false before the first")
    boolean isUp();

    @Description("When the last refresh ended, successful or not; absent before the first")
    Date getLastRefresh();

    @Family(
            name = "oneclick_last_success_timestamp_seconds",
            help = "Time when the last successful refresh ended, in seconds since the Unix epoch")
    @Description("When the last successful refresh ended; absent before the first")
    Date getLastSuccess();

    @Family(name = "oneclick_refresh_duration_seconds", help = "Duration of the last refresh, in seconds")
    @Description("How long the last refresh took, successful or not; absent before the first")
    @Units("seconds")
    Double getLastDurationSeconds();

    @Description("Age of the values shown: time since the last successful refresh; absent before the first")
    @Units("seconds")
    Double getAgeSeconds();

    @Description("Time since the flow metrics were last read, which happens less often than refreshes; absent while "
            + "they cannot be read")
    @Units("seconds")
    Double getFlowAgeSeconds();

    @Series(of = REFRESHES, value = "success")
    @Description("Successful refreshes since the start")
    @Units("refreshes")
    long getSuccessCount();

    @Series(of = REFRESHES, value = "failure")
    @Description("Failed refreshes since the start")
    @Units("refreshes")
    long getFailureCount();

    @Series(of = REFRESHES, value = "deferred")
    @Description(
            "Refreshes since the start that were deferred because another session was changing Bitbucket's tables: they"
                    + " count neither as successful nor as failed")
    @Units("refreshes")
    long getDeferredCount();

    @Description("Why the last refresh was deferred; absent if it was not")
    String getDeferral();

    @Description("Why the last refresh failed, and what to do; absent while refreshes succeed")
    String getLastError();

    @Description("Since when refreshes fail: the end of the first one that failed; absent while refreshes succeed")
    Date getFailingSince();

    @Description("The last resolved error: why refreshes failed before they succeeded again; absent if there was none")
    String getPastError();

    @Description("When the last resolved error last occurred; absent if there was none")
    Date getPastErrorTime();

    @Description("Why the setting timezone is probably wrong; absent while it looks right")
    String getTimezoneWarning();

    @Description("Whether scheduled refreshes are paused; refresh() still works")
    boolean isPaused();

    @Description("Time from the start of one refresh to the start of the next, 1 to 86400. A value set here is in "
            + "force until the next start or reload()")
    @Units("seconds")
    long getIntervalSeconds();

    void setIntervalSeconds(long seconds);

    @Description("error, warn, info, debug or trace. A level set here is in force until the next start or reload()")
    String getLogLevel();

    void setLogLevel(String level);

    @Description("The settings in force, by name, without the password")
    Map<String, String> getSettings();

    @Description(
            "Reads the database now and publishes the values; waits for a refresh that is already running. Returns what"
                    + " was read and how long it took")
    String refresh();

    @Description("Pauses scheduled refreshes: the last values are exposed until they are too old. refresh() still "
            + "works")
    String pause();

    @Description("Resumes scheduled refreshes")
    String resume();

    @Description(
            "Reads environment and properties file again and refreshes with the new settings. If a setting is invalid or"
                    + " the database cannot be read with them, changes nothing and returns the reason")
    String reload();

    @ReadOnly
    @Description("The open pull requests by who must act (author, merge or review), the oldest first: repository, "
            + "number, how long open and how long unchanged")
    String waiting(@Description(PROJECT) String project);

    @ReadOnly
    @Description("The open pull requests that miss required reports, the oldest first: repository, number, how long"
            + " open, and which reports")
    String missingReports(@Description(PROJECT) String project);

    @ReadOnly
    @Description("The open pull requests that fail required reports, the oldest first: repository, number, how long"
            + " open, and which reports")
    String failingReports(@Description(PROJECT) String project);

    @ReadOnly
    @Description("The open pull requests by repository and number: how long open, which reports they have and miss,"
            + " and the code coverage")
    String openPullRequests(@Description(PROJECT) String project);

    @ReadOnly
    @Description("Runs each statement of a refresh once and returns PostgreSQL's plan and execution time of each")
    String explain();
}
