package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void aPortInUseIsNamedWithWhatToDo(String host) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertEquals(
                    Optional.of("port " + port + " on " + host
                            + " is in use: stop the process that listens there, or set ONECLICK_LISTEN=[host:]port"),
                    Preflight.problem(host + ":" + port, config));
        }
    }

    @Test
    void anAgentConfigurationThatIsNotThereIsNamed() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        String listen = "127.0.0.1:" + Ports.free();
        assertEquals(
                "the agent configuration " + missing + " cannot be read: set ONECLICK_AGENT_CONFIG to a readable file",
                assertThrows(IllegalArgumentException.class, () -> Preflight.problem(listen, missing))
                        .getMessage());
    }

    @Test
    void aDirectoryIsNoAgentConfiguration() throws IOException {
        String listen = "127.0.0.1:" + Ports.free();
        assertThrows(IllegalArgumentException.class, () -> Preflight.problem(listen, directory));
    }
}
