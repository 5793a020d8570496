package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "15s, PT15S",
        "2m, PT2M",
        "1h, PT1H",
        "1d, P1D",
        "500ms, PT0.5S",
        "1h30m, PT1H30M",
        "' 15S ', PT15S",
        "PT15S, PT15S",
        "pt1h30m, PT1H30M",
        "P1DT12H, PT36H",
        "0, PT0S",
        "90m, PT1H30M"
    })
    void aDurationIsReadAsOperatorsWriteIt(String text, Duration expected) {
        assertEquals(expected, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "15", "s", "15 s", "1.5m", "-1s", "1w", "15s,", "soon", "99999999999s"})
    void whatIsNoDurationIsAnsweredWithTheRule(String text) {
        Exception problem = assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
        assertEquals("must be a duration like 15s, 2m, 1h or PT15S", problem.getMessage());
    }

    @Test
    void aTextThatIsFarTooLongIsRefusedLikeAnyOther() {
        String text = "999999999d".repeat(200_000);
        assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"PT15S, 15s", "PT90S, 1m30s", "PT1H, 1h", "PT36H, 1d12h", "PT0.25S, 250ms", "PT0S, 0"})
    void aDurationIsWrittenInTheShortestWayAndReadBack(Duration duration, String expected) {
        assertEquals(expected, Durations.format(duration));
        assertEquals(duration, Durations.parse(expected));
    }
}
