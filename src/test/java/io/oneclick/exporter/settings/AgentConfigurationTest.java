package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigurationTest {

    private Path file;

    @BeforeEach
    void name(@TempDir Path directory) {
        file = directory.resolve("agent.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# rules: []\n", "---\n", "rulez: []\n", "httpServer: {}\n", "includeObjectNames: [a]\n"})
    void anAgentConfigurationWithoutRulesIsRefused(String text) throws IOException {
        Files.writeString(file, text);
        String answer = new AgentConfiguration(file).problem().orElseThrow();
        assertTrue(answer.startsWith("the agent configuration " + file + " has no rules"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rules\": []}", "# mine\nhttpServer: {}\nrules :\n- pattern: x\n"})
    void rulesAreSeenInEveryShapeThatYamlHas(String text) throws IOException {
        Files.writeString(file, text);
        assertEquals(Optional.empty(), new AgentConfiguration(file).problem());
    }

    @Test
    void theShippedConfigurationHasRules() {
        assertEquals(Optional.empty(), new AgentConfiguration(Path.of("jmx-exporter.yaml")).problem());
    }
}
