package io.oneclick.exporter.cli;

import java.io.PrintStream;
import java.util.Locale;

/** The progress of a long command as one line on a terminal; silent if standard error is no terminal. */
final class Progress {

    private static final String ERASE = "\r\u001b[K";
    private static final long BETWEEN_NANOS = 100_000_000;

    private final PrintStream terminal;
    private long last = System.nanoTime() - BETWEEN_NANOS;

    /** @param terminal null for none */
    Progress(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Writes to standard error if the launcher found that it is a terminal: Java cannot find out. */
    static Progress onTerminal() {
        return new Progress(Boolean.getBoolean("oneclick.terminal") ? System.err : null);
    }

    void read(long pullRequests) {
        show("Reading: %,d pull requests", pullRequests);
    }

    void wrote(double share) {
        show("Computing: %d %%", (int) (share * 100));
    }

    private void show(String format, Object value) {
        if (terminal != null && System.nanoTime() - last >= BETWEEN_NANOS) {
            last = System.nanoTime();
            terminal.print(ERASE + String.format(Locale.ROOT, format, value));
            terminal.flush();
        }
    }

    /** Ends the line. */
    void end() {
        if (terminal != null) {
            terminal.print(ERASE);
            terminal.flush();
        }
    }
}
