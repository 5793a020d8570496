package io.oneclick.exporter.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The agent's configuration file. The agent reads it at the start and again when it changes. */
public record AgentConfiguration(Path file) {

    /** The system property in which the preflight passes the file to the exporter. */
    public static final String PROPERTY = "oneclick.agent.configuration";

    /** Only this key is checked here: the agent checks the YAML. */
    private static final Pattern RULES = Pattern.compile("(?m)^[^#]*\\brules[\"']?\\s*:");

    /** The problem and the next step, or nothing. */
    public Optional<String> problem() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Optional.of("the agent configuration " + file
                    + " cannot be read: set ONECLICK_AGENT_CONFIG to a readable file");
        }
        try {
            boolean hasRules = RULES.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .find();
            return hasRules
                    ? Optional.empty()
                    : Optional.of("the agent configuration " + file
                            + " has no rules: without rules the agent exports every bean of the JVM. Start from the shipped"
                            + " jmx-exporter.yaml");
        } catch (IOException e) {
            return Optional.of("the agent configuration " + file + " cannot be read: " + e.getMessage());
        }
    }
}
