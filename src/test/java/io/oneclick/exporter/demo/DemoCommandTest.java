package io.oneclick.exporter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.cli.CommandLines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
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
}
