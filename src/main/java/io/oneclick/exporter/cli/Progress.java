package io.oneclick.exporter.cli;

import java.io.PrintStream;
import java.util.Locale;

/** One line of a terminal that says how far a long command is; silent where standard error is no terminal. */
final class Progress {

    private static final String ERASE = "\r\u001b[K";
    private static final long BETWEEN_NANOS = 100_000_000;

    private final PrintStream terminal;
    private long last = System.nanoTime() - BETWEEN_NANOS;

    /** @param terminal null for none */
    Progress(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** On standard error, if the launcher saw that it is a terminal: Java cannot see it. */
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

    /** Leaves the line to others. */
    void end() {
        if (terminal != null) {
            terminal.print(ERASE);
            terminal.flush();
        }
    }
}
