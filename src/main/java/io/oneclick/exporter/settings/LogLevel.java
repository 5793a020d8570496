package io.oneclick.exporter.settings;

/** How much the log says, from least to most. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
