package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.Details;
import io.oneclick.exporter.model.ReportKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The settings in force: checked, immutable, replaced as a whole. */
public record Settings(
        DatabaseAddress database,
        Path passwordFile,
        Duration interval,
        ZoneId timezone,
        ReportKeys reports,
        Details details,
        Duration closedWindow,
        Duration statementTimeout,
        Duration staleAfter,
        LogLevel logLevel) {

    /** Whether another source must be read than under {@code other}: the rest of the settings can change in place. */
    public boolean readsOtherwiseThan(Settings other) {
        return !database.equals(other.database)
                || !timezone.equals(other.timezone)
                || !reports.equals(other.reports)
                || !details.equals(other.details)
                || !closedWindow.equals(other.closedWindow)
                || !statementTimeout.equals(other.statementTimeout);
    }

    public Settings withInterval(Duration other) {
        return new Settings(
                database,
                passwordFile,
                other,
                timezone,
                reports,
                details,
                closedWindow,
                statementTimeout,
                staleAfter,
                logLevel);
    }

    public Settings withLogLevel(LogLevel other) {
        return new Settings(
                database,
                passwordFile,
                interval,
                timezone,
                reports,
                details,
                closedWindow,
                statementTimeout,
                staleAfter,
                other);
    }

    /** What is set otherwise than in {@code before}, for people: {@code interval 15s -> 30s}. */
    public String changesFrom(Settings before) {
        List<String> changes = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (!text(setting).equals(before.text(setting))) {
                changes.add(setting.key() + " " + before.text(setting) + " -> " + text(setting));
            }
        }
        if (changes.isEmpty()) {
            return database.equals(before.database) ? "no setting changed" : "the database's credentials changed";
        }
        return String.join(", ", changes);
    }

    /** What is allowed and hardly meant, each in words; empty as a rule. */
    public List<String> warnings() {
        return interval.compareTo(closedWindow) <= 0
                ? List.of()
                : List.of("the interval (" + Durations.format(interval) + ") is longer than the closed window ("
                        + Durations.format(closedWindow) + "): pull requests closed in between are never shown");
    }

    /** The value of one setting as an operator would write it, without the password. */
    public String text(Setting setting) {
        return switch (setting) {
            case DATABASE_URL -> database.display();
            case DATABASE_PASSWORD_FILE -> passwordFile == null ? "" : passwordFile.toString();
            case INTERVAL -> Durations.format(interval);
            case TIMEZONE -> timezone.getId();
            case REPORTS -> reports.toString();
            case PULL_REQUEST_DETAILS -> details.isOn() ? "on" : "off";
            case MAX_DETAIL_SERIES -> Integer.toString(details.most());
            case CLOSED_WINDOW -> Durations.format(closedWindow);
            case STATEMENT_TIMEOUT -> Durations.format(statementTimeout);
            case STALE_AFTER -> Durations.format(staleAfter);
            case LOG_LEVEL -> logLevel.text();
        };
    }
}
