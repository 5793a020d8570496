package io.oneclick.exporter.log;

import io.oneclick.exporter.settings.LogFormat;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log: one line for each event, on standard error. Libraries log from WARN on, and everything only at TRACE. */
public final class Log {

    private static final String OURS = "io.oneclick.exporter";
    /** Logs a warning for every lost connection; the exporter logs the consequence once. */
    private static final String POOL = "com.zaxxer.hikari";
    /** Logs an error for each invalid certificate and throws an exception, which the exporter logs once. */
    private static final String DRIVER = "org.postgresql";
    /** Logs a stack trace for every client that disconnects during a scrape, which is not a problem of the exporter. */
    private static final String SCRAPE = "io.prometheus.metrics.exporter.httpserver.HttpExchangeAdapter";

    // Not System.err: a thread that prints there would block while nothing reads standard error.
    private final LineWriter writer = new LineWriter(new FileOutputStream(FileDescriptor.err));
    private final boolean isJournal = Journal.isStandardError(System.getenv());
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger(OURS);
    private final Logger pool = Logger.getLogger(POOL);
    private final Logger driver = Logger.getLogger(DRIVER);
    private final Logger scrape = Logger.getLogger(SCRAPE);

    private Log() {}

    /** Configures the JDK's logging, which all code uses: as text, at this level. */
    public static Log install(LogLevel level) {
        Log log = new Log();
        for (Handler other : log.root.getHandlers()) {
            log.root.removeHandler(other);
        }
        log.format(LogFormat.TEXT);
        log.root.addHandler(log.writer);
        log.level(level);
        return log;
    }

    /** Logs as the settings say. */
    public void configure(Settings settings) {
        format(settings.get(Setting.LOG_FORMAT));
        level(settings.get(Setting.LOG_LEVEL));
    }

    private void format(LogFormat format) {
        Formatter lines =
                switch (format) {
                    case TEXT -> new TextLine(!isJournal);
                    case JSON -> new JsonLine();
                };
        writer.setFormatter(isJournal ? new JournalLine(lines) : lines);
    }

    private void level(LogLevel level) {
        boolean everything = level == LogLevel.TRACE;
        ours.setLevel(jdkLevel(level));
        root.setLevel(everything ? Level.FINE : Level.WARNING);
        pool.setLevel(everything ? Level.FINE : Level.SEVERE);
        driver.setLevel(everything ? Level.FINE : Level.OFF);
        // An error while a page is created is another exception, and is logged.
        scrape.setFilter(everything ? null : record -> !(record.getThrown() instanceof IOException));
    }

    /** Writes a last line, although the JDK may already have closed its loggers at shutdown. */
    public void last(String message) {
        LogRecord record = new LogRecord(Level.INFO, message);
        record.setLoggerName(OURS);
        writer.publish(record);
        writer.flush();
    }

    private static Level jdkLevel(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
            case TRACE -> Level.FINEST;
        };
    }

    /** The exporter's name of the level. */
    static LogLevel levelOf(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return LogLevel.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return LogLevel.WARN;
        }
        if (value >= Level.INFO.intValue()) {
            return LogLevel.INFO;
        }
        return value >= Level.FINE.intValue() ? LogLevel.DEBUG : LogLevel.TRACE;
    }
}
