package io.oneclick.exporter.log;

import io.oneclick.exporter.settings.LogLevel;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * The lines of another format, each with the prefix for its priority that systemd's journal removes: {@code <4>WARN
 * message}.
 */
final class JournalLine extends Formatter {

    private final Formatter lines;

    JournalLine(Formatter lines) {
        this.lines = lines;
    }

    @Override
    public String format(LogRecord record) {
        String prefix = "<" + priority(Log.levelOf(record.getLevel())) + ">";
        return lines.format(record).lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    /** The priorities of syslog. */
    private static int priority(LogLevel level) {
        return switch (level) {
            case ERROR -> 3;
            case WARN -> 4;
            case INFO -> 6;
            case DEBUG, TRACE -> 7;
        };
    }
}
