package io.oneclick.exporter.settings;

/** The log levels, from the fewest messages to the most. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
