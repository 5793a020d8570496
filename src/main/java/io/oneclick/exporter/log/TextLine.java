package io.oneclick.exporter.log;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code 2026-11-20T09:25:17.123Z WARN  message}, and the stack trace where there is one. */
final class TextLine extends Formatter {

    private final boolean withTime;

    TextLine(boolean withTime) {
        this.withTime = withTime;
    }

    @Override
    public String format(LogRecord record) {
        String time = withTime ? record.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " : "";
        String line = "%s%-5s %s".formatted(time, Log.levelOf(record.getLevel()), formatMessage(record));
        String trace = record.getThrown() == null ? "" : System.lineSeparator() + StackTrace.of(record.getThrown());
        return line + trace + System.lineSeparator();
    }
}
