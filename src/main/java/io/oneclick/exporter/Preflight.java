package io.oneclick.exporter;

import io.oneclick.exporter.json.RemoteJson;
import io.oneclick.exporter.rmi.RemoteJmx;
import io.oneclick.exporter.settings.ListenAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks, before the Prometheus agent starts, at what would make that agent fail, and says it in one line: the agent itself
 * answers with a stack trace. The launcher attaches it as the first agent. It opens remote JMX and the JSON where they are
 * asked for, and loads only the few classes that it needs.
 */
public final class Preflight {

    /** The word alone: whether it is YAML is for the agent to say. */
    private static final Pattern RULES = Pattern.compile("(?m)^[^#]*\\brules[\"']?\\s*:");

    private Preflight() {}

    /** @param arguments {@code listen|agent configuration file}, as the launcher writes them */
    public static void premain(String arguments) {
        int bar = arguments.indexOf('|');
        String agentConfig = arguments.substring(bar + 1);
        // Whatever opens a port does so in turn: then a port that two want is found to be in use.
        RemoteJmx.open(System.getenv())
                .or(() -> problem(arguments.substring(0, bar), Path.of(agentConfig)))
                .or(() -> RemoteJson.open(System.getenv()))
                .ifPresent(problem -> {
                    System.err.println("oneclick-exporter: " + problem);
                    System.exit(1);
                });
        System.setErr(AgentErrors.before(System.err, agentConfig));
    }

    /** What is wrong and what to do about it, or nothing. */
    static Optional<String> problem(String listen, Path agentConfig) {
        try {
            ListenAddress address = ListenAddress.parse("ONECLICK_LISTEN", listen, "0.0.0.0");
            if (!Files.isRegularFile(agentConfig) || !Files.isReadable(agentConfig)) {
                return Optional.of("the agent configuration " + agentConfig
                        + " cannot be read: set ONECLICK_AGENT_CONFIG to a readable file");
            }
            if (!RULES.matcher(Files.readString(agentConfig, StandardCharsets.ISO_8859_1))
                    .find()) {
                return Optional.of("the agent configuration " + agentConfig + " has no rules: without them the agent"
                        + " exports every bean of the JVM. Start from the shipped jmx-exporter.yaml");
            }
            return address.bindProblem();
        } catch (IOException e) {
            return Optional.of("the agent configuration " + agentConfig + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
