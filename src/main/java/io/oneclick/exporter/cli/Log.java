package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.LogLevel;
import java.io.IOException;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log: one line for each event, on standard error. Libraries speak up from WARN on, or with us from DEBUG on. */
public final class Log {

    private static final String OURS = "io.oneclick.exporter";
    /** Warns of every connection it loses; what that means is said once, by us. */
    private static final String POOL = "com.zaxxer.hikari";
    /** Logs a stack trace for every client that goes away in the middle of a scrape: theirs to decide, not a problem. */
    private static final String SCRAPE = "io.prometheus.metrics.exporter.httpserver.HttpExchangeAdapter";

    private final Handler handler = new ConsoleHandler();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger(OURS);
    private final Logger pool = Logger.getLogger(POOL);
    private final Logger scrape = Logger.getLogger(SCRAPE);

    private Log() {}

    /** Takes over the JDK's logging, which everything here logs through. */
    public static Log install(LogLevel level) {
        Log log = new Log();
        for (Handler other : log.root.getHandlers()) {
            log.root.removeHandler(other);
        }
        log.handler.setFormatter(new Line());
        log.handler.setLevel(Level.ALL);
        log.root.addHandler(log.handler);
        log.level(level);
        return log;
    }

    public void level(LogLevel level) {
        ours.setLevel(jdkLevel(level));
        boolean everything = level.compareTo(LogLevel.DEBUG) >= 0;
        root.setLevel(everything ? jdkLevel(level) : Level.WARNING);
        pool.setLevel(everything ? jdkLevel(level) : Level.SEVERE);
        // What goes wrong in the making of a page is another exception, and stays.
        scrape.setFilter(everything ? null : record -> !(record.getThrown() instanceof IOException));
    }

    /** Writes a last line although the JDK closes its loggers at shutdown, at any moment. */
    public void last(String message) {
        handler.publish(new LogRecord(Level.INFO, message));
        handler.flush();
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

    private static final class Line extends Formatter {

        @Override
        public String format(LogRecord record) {
            StringBuilder line = new StringBuilder()
                    .append(record.getInstant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
                    .append(' ')
                    .append(name(record.getLevel()))
                    .append(' ')
                    .append(formatMessage(record));
            if (record.getThrown() != null) {
                java.io.StringWriter trace = new java.io.StringWriter();
                record.getThrown().printStackTrace(new java.io.PrintWriter(trace));
                line.append(System.lineSeparator()).append(trace.toString().stripTrailing());
            }
            return line.append(System.lineSeparator()).toString();
        }

        private static String name(Level level) {
            if (level.intValue() >= Level.SEVERE.intValue()) {
                return "ERROR";
            }
            if (level.intValue() >= Level.WARNING.intValue()) {
                return "WARN ";
            }
            if (level.intValue() >= Level.INFO.intValue()) {
                return "INFO ";
            }
            return level.intValue() >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
        }
    }
}
