package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreflightTest {

    @TempDir
    private Path directory;

    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(directory.resolve("agent.yaml"), "rules: []\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "0.0.0.0:%d", "127.0.0.1:%d", "localhost:%d"})
    void aFreePortIsNoProblemAndIsFreeAgainAfterwards(String form) throws IOException {
        int port = Ports.free();
        assertEquals(Optional.empty(), Preflight.problem(form.formatted(port), config));
        new ServerSocket(port).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "metrics", "localhost", "localhost:", ":8000", "::1:8000", "[::1]8000", "8000/tcp", "-1"})
    void anAddressThatIsNotHostAndPortIsToldTheRule(String listen) {
        assertEquals(
                Optional.of("ONECLICK_LISTEN is \"" + listen + "\": it must be [host:]port, an IPv6 host in brackets"),
                Preflight.problem(listen, config));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "127.0.0.1:99999"})
    void aPortOutOfRangeIsToldTheRange(String listen) {
        assertEquals(
                Optional.of("ONECLICK_LISTEN is \"" + listen + "\": the port must be 1 to 65535"),
                Preflight.problem(listen, config));
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        String answer = Preflight.problem("[::1]:0", config).orElseThrow();
        assertTrue(answer.contains("the port must be"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void aPortInUseIsNamedWithWhatToDo(String host) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertEquals(
                    Optional.of("port " + port + " on " + host
                            + " is in use: stop what listens there, or set ONECLICK_LISTEN=[host:]port"),
                    Preflight.problem(host + ":" + port, config));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        // 203.0.113.0/24 is kept for documentation: no machine has such an address.
        String answer = Preflight.problem("203.0.113.5:8000", config).orElseThrow();
        assertTrue(answer.startsWith("port 8000 on 203.0.113.5 cannot be opened"), answer);
        assertTrue(answer.endsWith("with an address of this machine"), answer);
    }

    @Test
    void aHostWithoutAnAddressIsNamed() {
        // A label longer than 63 characters is no name: no name server is asked.
        String host = "x".repeat(64) + ".invalid";
        String answer = Preflight.problem(host + ":8000", config).orElseThrow();
        assertTrue(answer.startsWith("ONECLICK_LISTEN names the host " + host), answer);
    }

    @Test
    void anAgentConfigurationThatIsNotThereIsNamed() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        assertEquals(
                Optional.of("the agent configuration " + missing
                        + " cannot be read: set ONECLICK_AGENT_CONFIG to a readable file"),
                Preflight.problem("127.0.0.1:" + Ports.free(), missing));
    }

    @Test
    void aDirectoryIsNoAgentConfiguration() throws IOException {
        assertTrue(Preflight.problem("127.0.0.1:" + Ports.free(), directory).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# rules: []\n", "---\n", "rulez: []\n", "httpServer: {}\n", "includeObjectNames: [a]\n"})
    void anAgentConfigurationWithoutRulesIsRefused(String text) throws IOException {
        Files.writeString(config, text);
        String answer = Preflight.problem("127.0.0.1:" + Ports.free(), config).orElseThrow();
        assertTrue(answer.startsWith("the agent configuration " + config + " has no rules"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rules\": []}", "# mine\nhttpServer: {}\nrules :\n- pattern: x\n"})
    void rulesAreSeenInEveryShapeThatYamlHas(String text) throws IOException {
        Files.writeString(config, text);
        assertEquals(Optional.empty(), Preflight.problem("127.0.0.1:" + Ports.free(), config));
    }
}
