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

    private Preflight() {}

    /** @param arguments {@code listen|agent configuration file}, as the launcher passes them */
    public static void premain(String arguments) {
        int bar = arguments.indexOf('|');
        String agentConfig = arguments.substring(bar + 1);
        // The ports are opened one after the other, so that a port that is configured twice is found to be in use.
        RemoteJmx.open(System.getenv())
                .or(() -> problem(arguments.substring(0, bar), Path.of(agentConfig)))
                .or(() -> RemoteJson.open(System.getenv()))
                .ifPresent(problem -> {
                    System.err.println("oneclick-exporter: " + problem);
                    System.exit(1);
                });
        System.setProperty(AgentConfiguration.PROPERTY, agentConfig);
        System.setErr(AgentErrors.before(System.err, agentConfig));
    }

    /** The problem and the next step, or nothing. */
    static Optional<String> problem(String listen, Path agentConfig) {
        try {
            ListenAddress address = ListenAddress.parse("ONECLICK_LISTEN", listen, "0.0.0.0");
            return new AgentConfiguration(agentConfig).problem().or(address::bindProblem);
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
