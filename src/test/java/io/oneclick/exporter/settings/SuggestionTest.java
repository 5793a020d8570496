package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("closed-window", "interval", "log-level", "reports", "ssl");

    @ParameterizedTest
    @CsvSource({
        "intervall, interval",
        "interva, interval",
        "intreval, interval",
        "CLOSED_WINDOW, closed-window",
        "loglevel, log-level",
        "report, reports",
        "sslx, ssl"
    })
    void theClosestNameIsMeantWhateverItsCaseAndSeparators(String typed, String meant) {
        assertEquals(Optional.of(meant), Suggestion.of(typed, KNOWN));
    }

    @Test
    void whatIsFarFromEveryNameIsMeantAsNone() {
        assertEquals(Optional.empty(), Suggestion.of("Hunter2", KNOWN));
        assertEquals(Optional.empty(), Suggestion.of("reporters-no", KNOWN));
    }
}
