package io.oneclick.exporter.log;

import io.oneclick.exporter.settings.LogLevel;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/** Another format's lines, each with the priority in front that systemd's journal takes off: {@code <4>WARN  message}. */
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

    /** As syslog has it. */
    private static int priority(LogLevel level) {
        return switch (level) {
            case ERROR -> 3;
            case WARN -> 4;
            case INFO -> 6;
            case DEBUG, TRACE -> 7;
        };
    }
}
