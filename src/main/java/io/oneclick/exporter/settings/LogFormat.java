package io.oneclick.exporter.settings;

/** How a line of the log is written. */
public enum LogFormat {
    /** Time, level and message. */
    TEXT,
    /** A JSON object. */
    JSON
}
