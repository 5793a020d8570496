package io.oneclick.exporter.settings;

import static io.oneclick.exporter.settings.Applies.AFTER_A_RESTART;
import static io.oneclick.exporter.settings.Applies.AT_ONCE;
import static io.oneclick.exporter.settings.Applies.WITH_A_NEW_SOURCE;
import static io.oneclick.exporter.settings.SettingGroup.ESSENTIAL;
import static io.oneclick.exporter.settings.SettingGroup.FREQUENT;
import static io.oneclick.exporter.settings.SettingGroup.INFREQUENT;
import static io.oneclick.exporter.settings.SettingGroup.PUSH;

import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every setting is declared here once. A new setting is a new constant: its flag, variable, key, help, parsing, entry
 * in the console and its behaviour at a reload are derived from it. {@link Settings#get} returns its value.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {

    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final String REQUIRED = null;
    private static final String NONE = "";

    public static final Setting<DatabaseAddress> DATABASE_URL = new Setting<>(
            ESSENTIAL,
            "database-url",
            "DATABASE_URL",
            REQUIRED,
            Rules.DATABASE,
            WITH_A_NEW_SOURCE,
            "PostgreSQL of Bitbucket: postgres://user@host:5432/database?sslmode=verify-full&sslrootcert=FILE"
                    + " (percent-encoded; several hosts separated by commas) or a jdbc:postgresql: URL; add"
                    + " currentSchema=NAME if the tables are not in the schema public");

    public static final Setting<ZoneId> TIMEZONE = setting(
            ESSENTIAL,
            "timezone",
            "UTC",
            Rules.ZONE,
            WITH_A_NEW_SOURCE,
            "Time zone of Bitbucket's JVM, in which its timestamps are written");

    public static final Setting<ReportKeys> REPORTS = setting(
            ESSENTIAL,
            "reports",
            "ci,codecoverage,sast,smoke,snyk,sabug,sasmell,savul",
            Rules.REPORT_KEYS,
            WITH_A_NEW_SOURCE,
            "Keys of the reports to count");

    public static final Setting<Duration> INTERVAL = setting(
            FREQUENT,
            "interval",
            "15s",
            Rules.duration("1s", "1d"),
            AT_ONCE,
            "Time from the start of one refresh to the start of the next");

    public static final Setting<Path> DATABASE_PASSWORD_FILE = setting(
            FREQUENT,
            "database-password-file",
            NONE,
            Rules.FILE,
            AT_ONCE,
            "File whose first line is the password. It is read again when it changes. It overrides the URL's"
                    + " password and PGPASSWORD; if none of these is given, PGPASSFILE or ~/.pgpass is used");

    public static final Setting<Duration> CLOSED_WINDOW = setting(
            FREQUENT,
            "closed-window",
            "1m",
            Rules.wholeMinutes("1m", "366d"),
            WITH_A_NEW_SOURCE,
            "How far back merged and declined pull requests are counted, up to the start of the current minute");

    public static final Setting<Boolean> PULL_REQUEST_DETAILS = setting(
            FREQUENT,
            "pull-request-details",
            "on",
            Rules.SWITCH,
            WITH_A_NEW_SOURCE,
            "Whether each open and each recently closed pull request has a series; if not, there are only the"
                    + " counts by project");

    public static final Setting<Integer> MAX_DETAIL_SERIES = setting(
            FREQUENT,
            "max-detail-series",
            "100000",
            Rules.count(1, 999_999_999),
            WITH_A_NEW_SOURCE,
            "Maximum number of series for open pull requests, and for recently closed ones. The first ones by"
                    + " project, repository and number are kept, and a metric counts the others");

    public static final Setting<Duration> STALE_AFTER = setting(
            FREQUENT,
            "stale-after",
            "5m",
            Rules.zeroOrDuration("for never", "1s", "366d"),
            AT_ONCE,
            "Age at which values that could not be refreshed are no longer exposed");

    public static final Setting<Path> SQL_METRICS = setting(
            FREQUENT,
            "sql-metrics",
            NONE,
            Rules.FILE,
            AT_ONCE,
            "File with metrics of your own, or a directory with several (*.yaml, *.yml), in the format of sql_exporter's"
                    + " collector files. They are read again when they change");

    public static final Setting<List<TimeSpan>> FLOW_WINDOWS = setting(
            FREQUENT,
            "flow-windows",
            "1d,7d,30d",
            Rules.WINDOWS,
            WITH_A_NEW_SOURCE,
            "How far back opened, merged, declined and reviewed pull requests and their builds are counted");

    public static final Setting<Duration> FLOW_INTERVAL = setting(
            FREQUENT,
            "flow-interval",
            "5m",
            Rules.duration("1s", "1d"),
            WITH_A_NEW_SOURCE,
            "Time from one reading of the flow metrics (ages, waiting parties, windows, builds) to the next;"
                    + " refreshes in between keep the last values");

    public static final Setting<FlowBy> FLOW_BY = setting(
            FREQUENT,
            "flow-by",
            "project",
            Rules.oneOf("SCOPE", FlowBy.class),
            WITH_A_NEW_SOURCE,
            "Whether the flow metrics are counted for each project or for each repository");

    public static final Setting<Duration> REFRESH_TIMEOUT = setting(
            INFREQUENT,
            "refresh-timeout",
            "1m",
            Rules.duration("1s", "1d"),
            WITH_A_NEW_SOURCE,
            "Maximum time that a refresh may read the database, and so keep other sessions from changing its"
                    + " tables. After this time the connection is aborted and the refresh fails");

    public static final Setting<Duration> STATEMENT_TIMEOUT = setting(
            INFREQUENT,
            "statement-timeout",
            "30s",
            Rules.duration("100ms", "1d"),
            WITH_A_NEW_SOURCE,
            "Maximum time that the database may work on one statement before it is cancelled");

    public static final Setting<Integer> MAX_SQL_SERIES = setting(
            INFREQUENT,
            "max-sql-series",
            "10000",
            Rules.count(1, 1_000_000),
            AT_ONCE,
            "Maximum number of series of one metric of your own. The first ones are kept, and a metric counts the"
                    + " others");

    public static final Setting<LogLevel> LOG_LEVEL = setting(
            INFREQUENT,
            "log-level",
            "info",
            Rules.oneOf("LEVEL", LogLevel.class),
            AT_ONCE,
            "Log level. debug adds details of the exporter, trace those of the JVM and of libraries");

    public static final Setting<LogFormat> LOG_FORMAT = setting(
            INFREQUENT,
            "log-format",
            "text",
            Rules.oneOf("FORMAT", LogFormat.class),
            AT_ONCE,
            "Format of the log on standard error. If that is systemd's journal, each line starts with its"
                    + " priority");

    public static final Setting<PushUrl> PUSH_URL = setting(
            PUSH,
            "push-url",
            NONE,
            Rules.PUSH_URL,
            AFTER_A_RESTART,
            "Pushgateway to which the metrics of /metrics are pushed after each refresh: http://host:9091");

    public static final Setting<String> PUSH_JOB =
            setting(PUSH, "push-job", "oneclick", Rules.WORD, AFTER_A_RESTART, "Label job of the pushed metrics");

    public static final Setting<Map<String, String>> PUSH_GROUPING = setting(
            PUSH,
            "push-grouping",
            NONE,
            Rules.LABELS,
            AFTER_A_RESTART,
            "Additional labels of the pushed metrics, which distinguish several exporters at one Pushgateway:"
                    + " instance=ccl,site=north");

    public static final Setting<Duration> PUSH_INTERVAL = setting(
            PUSH,
            "push-interval",
            "0",
            Rules.zeroOrDuration("for after each refresh", "1s", "1d"),
            AFTER_A_RESTART,
            "Minimum time from one push to the next");

    public static final Setting<String> PUSH_USER = setting(
            PUSH,
            "push-user",
            NONE,
            Rules.TEXT,
            AFTER_A_RESTART,
            "User for the Pushgateway; requires --push-password-file");

    public static final Setting<Path> PUSH_PASSWORD_FILE = setting(
            PUSH,
            "push-password-file",
            NONE,
            Rules.FILE,
            AFTER_A_RESTART,
            "File whose first line is the password for the Pushgateway. It is read at each push");

    public static final Setting<Boolean> PUSH_DELETE_ON_EXIT = setting(
            PUSH,
            "push-delete-on-exit",
            "off",
            Rules.SWITCH,
            AFTER_A_RESTART,
            "Whether the exporter, when it shuts down, deletes its group at the Pushgateway instead of pushing"
                    + " its last values");

    private final SettingGroup group;
    private final String key;
    private final String variable;
    private final String defaultText;
    private final Rule<T> rule;
    private final Applies applies;
    private final String description;

    private Setting(
            SettingGroup group,
            String key,
            String variable,
            String defaultText,
            Rule<T> rule,
            Applies applies,
            String description) {
        this.group = group;
        this.key = key;
        this.variable = variable;
        this.defaultText = defaultText;
        this.rule = rule;
        this.applies = applies;
        this.description = description;
        ALL.add(this);
    }

    private static <T> Setting<T> setting(
            SettingGroup group, String key, String defaultText, Rule<T> rule, Applies applies, String description) {
        String variable = "ONECLICK_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
        return new Setting<>(group, key, variable, defaultText, rule, applies, description);
    }

    /** All of them, group by group. */
    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** The heading it stands under, in the help and in the documents. */
    public SettingGroup group() {
        return group;
    }

    /** The name in a properties file: {@code closed-window}. */
    public String key() {
        return key;
    }

    /** The name on the command line: {@code --closed-window}. */
    public String flag() {
        return "--" + key;
    }

    /** The name in the environment: {@code ONECLICK_CLOSED_WINDOW}. */
    public String variable() {
        return variable;
    }

    /** The default value: empty for none, or null if the setting is required. */
    public String defaultText() {
        return defaultText;
    }

    /** The shape of a value in one word, for the help. */
    public String shape() {
        return rule.shape();
    }

    /** The meaning and the rule, for the help and the documentation. */
    public String description() {
        return description
                + (rule.text() == null ? "" : "; " + rule.text())
                + (applies == Applies.AFTER_A_RESTART ? "; a change needs a restart" : "");
    }

    /** How a change is applied while the exporter runs. */
    public Applies applies() {
        return applies;
    }

    /** Parses an operator's text; an IllegalArgumentException states the rule that is broken. */
    public T parse(String text) {
        return rule.parse(text);
    }

    Rule<T> rule() {
        return rule;
    }

    @Override
    public String toString() {
        return key;
    }
}
