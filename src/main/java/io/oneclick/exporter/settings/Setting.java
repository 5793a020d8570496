package io.oneclick.exporter.settings;

import java.util.Locale;

/** Every setting, once: its name in three spellings, its default and what it means. */
public enum Setting {
    DATABASE_URL(
            "DATABASE_URL",
            null,
            "URL",
            "PostgreSQL of Bitbucket: postgres://user:password@host:5432/database?sslmode=require (percent-encoded),"
                    + " several hosts separated by commas, or a jdbc:postgresql: URL. Required."),
    DATABASE_PASSWORD_FILE(
            "ONECLICK_DATABASE_PASSWORD_FILE",
            "",
            "FILE",
            "File whose first line is the password, as Docker and Kubernetes hand out secrets. Wins over the URL's and"
                    + " PGPASSWORD; without any of them PGPASSFILE or ~/.pgpass is asked."),
    INTERVAL("ONECLICK_INTERVAL", "15s", "DURATION", "Time from one refresh to the next: 15s, 2m, 1h or ISO-8601."),
    TIMEZONE(
            "ONECLICK_TIMEZONE",
            "UTC",
            "ZONE",
            "Time zone of Bitbucket's JVM, as in the tz database: its timestamps are written in it."),
    REPORTS(
            "ONECLICK_REPORTS",
            "ci,codecoverage,sast,smoke,snyk,sabug,sasmell,savul",
            "KEYS",
            "Report keys to count, separated by commas; * counts every key found."),
    CLOSED_WINDOW(
            "ONECLICK_CLOSED_WINDOW",
            "1m",
            "DURATION",
            "How far back merged and declined pull requests are counted, in whole minutes up to the start of this one."),
    STATEMENT_TIMEOUT(
            "ONECLICK_STATEMENT_TIMEOUT",
            "30s",
            "DURATION",
            "Longest time the database may work on one statement before it is cancelled."),
    STALE_AFTER(
            "ONECLICK_STALE_AFTER",
            "5m",
            "DURATION",
            "Age at which values that could not be refreshed are no longer shown; 0 shows them for ever."),
    PULL_REQUEST_DETAILS(
            "ONECLICK_PULL_REQUEST_DETAILS",
            "on",
            "ON|OFF",
            "Whether each open and each just closed pull request has a series; off keeps only the numbers by project."),
    MAX_DETAIL_SERIES(
            "ONECLICK_MAX_DETAIL_SERIES",
            "100000",
            "N",
            "Most series for open pull requests, and most for just closed ones; the first by project, repository and"
                    + " number are kept, and a metric says how many are not."),
    LOG_LEVEL("ONECLICK_LOG_LEVEL", "info", "LEVEL", "error, warn, info, debug or trace.");

    private final String variable;
    private final String defaultText;
    private final String shape;
    private final String description;

    Setting(String variable, String defaultText, String shape, String description) {
        this.variable = variable;
        this.defaultText = defaultText;
        this.shape = shape;
        this.description = description;
    }

    /** The name in a properties file: {@code closed-window}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name on the command line: {@code --closed-window}. */
    public String flag() {
        return "--" + key();
    }

    /** The name in the environment: {@code ONECLICK_CLOSED_WINDOW}. */
    public String variable() {
        return variable;
    }

    /** The value when nobody sets one: empty for none, or null where one must be given. */
    public String defaultText() {
        return defaultText;
    }

    /** What a value looks like, in one word, for the help. */
    public String shape() {
        return shape;
    }

    public String description() {
        return description;
    }
}
