package io.oneclick.exporter.settings;

/** The format of a line of the log. */
public enum LogFormat {
    /** Time, level and message. */
    TEXT,
    /** A JSON object. */
    JSON
}
