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
        help = "Refreshes since the start by result")
@Description("The exporter itself: how it is doing, and what it can be told to do")
public interface ExporterMXBean {

    String PROJECT = "Project key, for example CCL; all projects where none is given";

    /** The metric that counts the refreshes. */
    String REFRESHES = "oneclick_refreshes_total";

    @Description("Version of the exporter and of the Java it runs on")
    String getBuild();

    @Description("What is read: the code host and its database, without the password")
    String getSource();

    @Description("Since when this process runs")
    Date getStartTime();

    @Family(name = "oneclick_up", help = "1 where the last refresh could read the database")
    @Description("Whether the last refresh could read the database; false before the first")
    boolean isUp();

    @Description("When the last refresh ended, good or not; absent before the first")
    Date getLastRefresh();

    @Family(
            name = "oneclick_last_success_timestamp_seconds",
            help = "When the last good refresh ended, in seconds since the epoch")
    @Description("When the last good refresh ended; absent before the first")
    Date getLastSuccess();

    @Family(name = "oneclick_refresh_duration_seconds", help = "How long the last refresh took")
    @Description("How long the last refresh took, good or not; absent before the first")
    @Units("seconds")
    Double getLastDurationSeconds();

    @Description("Age of the values shown: time since the last good refresh; absent before the first")
    @Units("seconds")
    Double getAgeSeconds();

    @Description(
            "Age of the flow: time since ages, waiting parties, windows and builds were read, which happens less often"
                    + " than refreshes; absent while they cannot be read")
    @Units("seconds")
    Double getFlowAgeSeconds();

    @Series(of = REFRESHES, value = "success")
    @Description("Good refreshes since the start")
    @Units("refreshes")
    long getSuccessCount();

    @Series(of = REFRESHES, value = "failure")
    @Description("Failed refreshes since the start")
    @Units("refreshes")
    long getFailureCount();

    @Series(of = REFRESHES, value = "deferred")
    @Description(
            "Refreshes since the start that were put off because somebody was changing Bitbucket's tables: they count"
                    + " neither as good nor as failed")
    @Units("refreshes")
    long getDeferredCount();

    @Description("Why the last refresh was put off; absent where it was not")
    String getDeferral();

    @Description("Why the last refresh failed, and what to do; absent while refreshes are good")
    String getLastError();

    @Description("When the first of the failed refreshes ended that LastError is of; absent while refreshes are good")
    Date getFailingSince();

    @Description("An error that is over: why refreshes failed before they were good again; absent where none was")
    String getPastError();

    @Description("When the error that is over was last met; absent where none was")
    Date getPastErrorTime();

    @Description("What makes the setting timezone look wrong; absent while nothing does")
    String getTimezoneWarning();

    @Description("Whether refreshes by itself are paused; refresh() works all the same")
    boolean isPaused();

    @Description("Time from one refresh to the next, 1 to 86400. Set here, it holds until the next start or reload()")
    @Units("seconds")
    long getIntervalSeconds();

    void setIntervalSeconds(long seconds);

    @Description("error, warn, info, debug or trace. Set here, it holds until the next start or reload()")
    String getLogLevel();

    void setLogLevel(String level);

    @Description("The settings in force, by name, without the password")
    Map<String, String> getSettings();

    @Description(
            "Reads the database now and publishes what it finds; joins a refresh that is running. Answers with what"
                    + " was found and how long it took")
    String refresh();

    @Description("Stops refreshing by itself: the values stay until they are too old. refresh() works all the same")
    String pause();

    @Description("Refreshes by itself again")
    String resume();

    @Description(
            "Reads environment and properties file again and refreshes under the new settings, or, if one is wrong or"
                    + " the database cannot be read under them, leaves everything as it was and says why")
    String reload();

    @ReadOnly
    @Description(
            "The open pull requests by who must act, the oldest first: author, merge or review, repository, number, since"
                    + " how long open and unchanged")
    String waiting(@Description(PROJECT) String project);

    @ReadOnly
    @Description(
            "The open pull requests that miss required reports, the oldest first: repository, number, since how long"
                    + " open, and which reports")
    String missingReports(@Description(PROJECT) String project);

    @ReadOnly
    @Description(
            "The open pull requests that fail required reports, the oldest first: repository, number, since how long"
                    + " open, and which reports")
    String failingReports(@Description(PROJECT) String project);

    @ReadOnly
    @Description(
            "The open pull requests by repository and number: since how long open, which reports they have and miss,"
                    + " and the code coverage")
    String openPullRequests(@Description(PROJECT) String project);

    @ReadOnly
    @Description("PostgreSQL's plan and time for each statement of a refresh: runs them once, on the database")
    String explain();
}
