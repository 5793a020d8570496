package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    /** What is wrong with a text, or nothing. */
    private static Optional<String> problem(String listen) {
        try {
            return ListenAddress.parse("ONECLICK_LISTEN", listen, "0.0.0.0").bindProblem();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 127.0.0.1, 8000", "0.0.0.0:1, 0.0.0.0, 1", "[::1]:65535, [::1], 65535", "a-b.c:80, a-b.c, 80"})
    void aHostAndAPortAreTakenApart(String text, String host, int port) {
        assertEquals(new ListenAddress("VARIABLE", host, port), ListenAddress.parse("VARIABLE", text, "127.0.0.1"));
    }

    @Test
    void aPortInUseIsNamedAndIsFreeAfterwards() throws IOException {
        int port = Ports.free();
        String listen = "127.0.0.1:" + port;
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEquals(port, taken.getLocalPort());
            assertEquals(
                    Optional.of(
                            "port " + port
                                    + " on 127.0.0.1 is in use: stop the process that listens there, or set ONECLICK_LISTEN=[host:]port"),
                    problem(listen));
        }
        assertEquals(Optional.empty(), problem(listen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "metrics", "localhost", "localhost:", ":8000", "::1:8000", "[::1]8000", "8000/tcp", "-1"})
    void anAddressThatIsNotHostAndPortReportsTheRule(String listen) {
        assertEquals(
                Optional.of(
                        "ONECLICK_LISTEN is \"" + listen + "\": it must be [host:]port, with an IPv6 host in brackets"),
                problem(listen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "127.0.0.1:99999"})
    void aPortOutOfRangeReportsTheRange(String listen) {
        assertEquals(
                Optional.of("ONECLICK_LISTEN is \"" + listen + "\": the port must be 1 to 65535"), problem(listen));
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        String answer = problem("[::1]:0").orElseThrow();
        assertTrue(answer.contains("the port must be"), answer);
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        // 203.0.113.0/24 is kept for documentation: no machine has such an address.
        String answer = problem("203.0.113.5:8000").orElseThrow();
        assertTrue(answer.startsWith("port 8000 on 203.0.113.5 cannot be opened"), answer);
        assertTrue(answer.endsWith("with an address of this machine"), answer);
    }

    @Test
    void aHostWithoutAnAddressIsNamed() {
        // A label longer than 63 characters is no name: no name server is asked.
        String host = "x".repeat(64) + ".invalid";
        String answer = problem(host + ":8000").orElseThrow();
        assertTrue(answer.startsWith("ONECLICK_LISTEN names the host " + host), answer);
    }
}
