package io.oneclick.exporter;

import io.oneclick.exporter.json.RemoteJson;
import io.oneclick.exporter.rmi.RemoteJmx;
import io.oneclick.exporter.settings.AgentConfiguration;
import io.oneclick.exporter.settings.ListenAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks, before the Prometheus agent starts, for problems that would make that agent fail, and reports them in one
 * line; the agent itself prints a stack trace. The launcher attaches it as the first agent. It also opens remote JMX
 * and the JSON if they are requested, and loads only the few classes that it needs.
 */
public final class Preflight {

    /** As for every other setting: systemd does not start the service again. */
    static final int INVALID_SETTING = 2;

    private Preflight() {}

    /** @param arguments {@code listen|agent configuration file}, as the launcher passes them */
    public static void premain(String arguments) {
        int bar = arguments.indexOf('|');
        String agentConfig = arguments.substring(bar + 1);
        try {
            // The agent opens its port last, so that a port that is configured twice is found to be in use.
            RemoteJmx.open(System.getenv())
                    .or(() -> RemoteJson.open(System.getenv()))
                    .or(() -> problem(arguments.substring(0, bar), Path.of(agentConfig)))
                    .ifPresent(problem -> end(1, problem));
        } catch (IllegalArgumentException e) {
            end(INVALID_SETTING, e.getMessage());
        }
        System.setProperty(AgentConfiguration.PROPERTY, agentConfig);
        System.setErr(AgentErrors.before(System.err, agentConfig));
    }

    /**
     * Why the port cannot be opened now, or nothing.
     *
     * @throws IllegalArgumentException with the invalid setting and the next step
     */
    static Optional<String> problem(String listen, Path agentConfig) {
        ListenAddress address = ListenAddress.parse("ONECLICK_LISTEN", listen, "0.0.0.0");
        new AgentConfiguration(agentConfig).problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return address.bindProblem();
    }

    private static void end(int exitCode, String problem) {
        System.err.println("oneclick-exporter: " + problem);
        System.exit(exitCode);
    }
}
