package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.ReportKeys;
import java.time.Duration;
import java.time.ZoneId;

/** The settings in force: checked, immutable, replaced as a whole. */
public record Settings(
        DatabaseAddress database,
        Duration interval,
        ZoneId timezone,
        ReportKeys reports,
        Duration closedWindow,
        Duration statementTimeout,
        LogLevel logLevel) {

    /** The value of one setting as an operator would write it, without the password. */
    public String text(Setting setting) {
        return switch (setting) {
            case DATABASE_URL -> database.display();
            case INTERVAL -> Durations.format(interval);
            case TIMEZONE -> timezone.getId();
            case REPORTS -> reports.toString();
            case CLOSED_WINDOW -> Durations.format(closedWindow);
            case STATEMENT_TIMEOUT -> Durations.format(statementTimeout);
            case LOG_LEVEL -> logLevel.text();
        };
    }
}
