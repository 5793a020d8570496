package io.oneclick.exporter.log;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A stack trace as the JDK prints it, without the last line break. */
final class StackTrace {

    private StackTrace() {}

    static String of(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString().stripTrailing();
    }
}
