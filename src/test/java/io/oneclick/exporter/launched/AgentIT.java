package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Prometheus agent and its configuration, the shipped ones and the user's own. */
final class AgentIT extends LauncherCase {

    @Test
    void anAgentConfigurationThatIsNotThereIsOneLine() throws Exception {
        Map<String, String> environment = unreachableDatabase(Launched.freePort());
        environment.put("ONECLICK_AGENT_CONFIG", "missing.yaml");
        assertRefusesASetting("set ONECLICK_AGENT_CONFIG to a readable file", environment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules: [{pattern: '(unclosed'}] | Unclosed group near index",
                "rules: [ | while parsing a flow",
                "rules: text | it has a text where a list (- value) is required",
                "'httpServer: {ssl: {keyStore: {filename: no.p12, password: x}, certificate: {alias: a}}}\nrules: []'"
                        + " | the file no.p12 does not exist",
                "'' | has no rules"
            })
    void whatTheAgentRefusesIsOneLine(String text, String reason) throws Exception {
        Files.writeString(directory.resolve("mine.yaml"), text.replace("\\n", "\n"));
        Map<String, String> environment = unreachableDatabase(Launched.freePort());
        environment.put("ONECLICK_AGENT_CONFIG", "mine.yaml");
        assertRefusesASetting(reason, environment);
    }

    @Test
    void anAgentThatIsNotThereIsOneLine() throws Exception {
        Map<String, String> environment = unreachableDatabase(Launched.freePort());
        environment.put("ONECLICK_AGENT_JAR", "missing.jar");
        assertRefusesASetting("set ONECLICK_AGENT_JAR", environment);
    }

    @Test
    void anAgentAndItsConfigurationMayBeTheUsersOwn() throws Exception {
        Path jar = Files.copy(shippedAgent(), directory.resolve("my agent.jar"));
        Path rules = Files.writeString(
                directory.resolve("my rules.yaml"),
                "includeObjectNames: ['java.lang:type=Runtime']\nrules: [{pattern: '.*Uptime', name: own_uptime}]\n");
        int port = Launched.freePort();
        Map<String, String> environment = unreachableDatabase(port);
        environment.put("ONECLICK_AGENT_JAR", jar.getFileName().toString());
        environment.put("ONECLICK_AGENT_CONFIG", rules.getFileName().toString());
        try (Launched run = Launched.start(directory, environment, script)) {
            assertTrue(run.metrics(port).contains("own_uptime "));
        }
    }

    private static Path shippedAgent() throws IOException {
        try (Stream<Path> files = Files.list(Launched.home().resolve("lib/agent"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
