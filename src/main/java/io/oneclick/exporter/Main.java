package io.oneclick.exporter;

import io.oneclick.exporter.cli.CommandLines;
import java.io.PrintWriter;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setErr(AgentErrors.original(System.err));
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        System.exit(new CommandLines(System.getenv(), out, err).execute(arguments));
    }
}
