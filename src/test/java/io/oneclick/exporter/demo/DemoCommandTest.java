package io.oneclick.exporter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.cli.CommandLines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0:8000, http://localhost:8000/metrics",
        "9100, http://localhost:9100/metrics",
        "[::]:8000, http://localhost:8000/metrics",
        "[::1]:8000, http://[::1]:8000/metrics",
        "127.0.0.1:8001, http://127.0.0.1:8001/metrics",
    })
    void theMetricsUrlIsOneThatABrowserHereCanOpen(String listen, String url) {
        assertEquals(url, DemoCommand.metricsUrl(listen));
    }

    @Test
    void theCommandIsFoundAndWrongSettingsAreSaidBeforeADatabaseStarts() throws Exception {
        StringWriter errors = new StringWriter();
        PrintWriter out = new PrintWriter(new StringWriter(), true);
        int code = new CommandLines(Map.of(), out, new PrintWriter(errors, true))
                .execute("demo", "--still", "--interval", "soon", "--reports", ",");
        assertEquals(2, code);
        assertEquals(3, errors.toString().lines().count(), errors.toString());
    }

    @Test
    void anotherDatabaseInTheEnvironmentIsNotUsedAndThatIsSaid() throws Exception {
        Map<String, String> environment = Map.of(
                "DATABASE_URL", "not a url", "ONECLICK_DATABASE_PASSWORD_FILE", "/nowhere", "ONECLICK_TIMEZONE", " ");
        assertEquals(
                Optional.of(
                        "Ignored, because the demo uses its own database: DATABASE_URL, ONECLICK_DATABASE_PASSWORD_FILE"),
                DemoCommand.ignored(environment));
        assertEquals(Optional.empty(), DemoCommand.ignored(Map.of("ONECLICK_INTERVAL", "5s")));
        // Only the interval is wrong: the others are not even looked at.
        StringWriter errors = new StringWriter();
        PrintWriter out = new PrintWriter(new StringWriter(), true);
        int code = new CommandLines(environment, out, new PrintWriter(errors, true)).execute("demo", "--interval", "x");
        assertEquals(2, code);
        assertEquals(2, errors.toString().lines().count(), errors.toString());
    }
}
