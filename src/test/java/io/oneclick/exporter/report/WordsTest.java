package io.oneclick.exporter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.oneclick.exporter.model.BuildStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 min",
        "PT1H59M59S, 119 min",
        "PT2H, 2 h",
        "PT47H59M, 47 h",
        "PT48H, 2 d",
        "P90DT23H, 90 d",
    })
    void aDurationIsShownInItsLargestUnitThatIsPrecise(Duration duration, String text) {
        assertEquals(text, Words.duration(duration));
        assertEquals(text, Words.since(NOW.minus(duration), NOW));
    }

    @Test
    void aTimeThatIsStillToComeIsNow() {
        assertEquals("0 min", Words.since(NOW.plusSeconds(7_200), NOW));
    }

    @Test
    void theStatusOfABuildIsInWords() {
        assertEquals(
                List.of("successful", "failed", "in progress", "cancelled", "unknown"),
                Arrays.stream(BuildStatus.values()).map(Words::status).toList());
    }

    @Test
    void theUnknownStaysUnknown() {
        assertNull(Words.duration(null));
        assertNull(Words.seconds(null));
        assertNull(Words.since(null, NOW));
        assertNull(Words.party(null));
    }
}
