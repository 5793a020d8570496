package io.oneclick.exporter.settings;

import java.util.Locale;

/** How much the log says, from least to most. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    /** @throws IllegalArgumentException with the rule, if {@code text} is no level */
    public static LogLevel parse(String text) {
        for (LogLevel level : values()) {
            if (level.text().equals(text.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new IllegalArgumentException("must be error, warn, info, debug or trace");
    }

    /** As the setting is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
