package io.oneclick.exporter.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file with the agent's rules, which the agent reads at the start and again when it changes. */
public record AgentConfiguration(Path file) {

    /** The system property that names the file to those who come after the preflight. */
    public static final String PROPERTY = "oneclick.agent.configuration";

    /** The word alone: whether it is YAML is for the agent to say. */
    private static final Pattern RULES = Pattern.compile("(?m)^[^#]*\\brules[\"']?\\s*:");

    /** What is wrong with it and what to do about it, or nothing. */
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
