package io.oneclick.exporter;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Standard error while the Prometheus agent starts. If the agent cannot start, it prints a stack trace and ends the
 * process. These lines are held back, and the reason in them is printed in one line instead. Checking the configuration
 * in advance would make every start parse it twice.
 */
final class AgentErrors extends PrintStream {

    /** The first line that the agent prints when it cannot start. */
    private static final String FAILED = "Failed to start Prometheus JMX Exporter";

    private final PrintStream original;
    private final Lines lines;

    private AgentErrors(PrintStream original, Lines lines) {
        super(lines, true, Charset.defaultCharset());
        this.original = original;
        this.lines = lines;
    }

    /** Filters the output to {@code original} from now on; {@code agentConfig} is for the message. */
    static AgentErrors before(PrintStream original, String agentConfig) {
        AgentErrors errors = holding(original);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> errors.end(agentConfig), "oneclick-agent-errors"));
        } catch (IllegalStateException e) {
            // A signal arrived before: the process is already ending.
        }
        return errors;
    }

    /** Filters the output to {@code original}, and does not change how the process ends. */
    static AgentErrors holding(PrintStream original) {
        return new AgentErrors(original, new Lines(original));
    }

    /** The original stream, for use after the agent has started. */
    static PrintStream original(PrintStream err) {
        return err instanceof AgentErrors errors ? errors.original : err;
    }

    /** The agent's own exit code is 1, even if its configuration is invalid. */
    private void end(String agentConfig) {
        if (report(agentConfig) && lines.held.stream().noneMatch(line -> line.contains("BindException"))) {
            Runtime.getRuntime().halt(Preflight.INVALID_SETTING);
        }
    }

    /** Prints in one line why the agent could not start, if it failed; returns whether it failed. */
    boolean report(String agentConfig) {
        flush();
        if (lines.hasFailed) {
            original.println("oneclick-exporter: the Prometheus agent cannot start with " + agentConfig + ": "
                    + AgentReason.of(lines.held));
            original.flush();
        }
        return lines.hasFailed;
    }

    /** Passes whole lines on, until the agent reports its failure. */
    private static final class Lines extends OutputStream {

        private final PrintStream original;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final List<String> held = new ArrayList<>();
        private boolean hasFailed;

        Lines(PrintStream original) {
            this.original = original;
        }

        @Override
        public synchronized void write(int character) {
            if (character != '\n') {
                line.write(character);
                return;
            }
            String text = line.toString(Charset.defaultCharset()).stripTrailing();
            line.reset();
            hasFailed |= text.equals(FAILED);
            if (hasFailed) {
                held.add(text);
            } else {
                original.println(text);
            }
        }
    }
}
