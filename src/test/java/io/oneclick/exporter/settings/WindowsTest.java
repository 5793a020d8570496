package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.model.TimeSpan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

    @Test
    void theLabelIsAsWritten() {
        assertEquals(
                List.of(
                        new TimeSpan("90m", Duration.ofMinutes(90)),
                        new TimeSpan("24h", Duration.ofDays(1)),
                        new TimeSpan("1w", Duration.ofDays(7)),
                        new TimeSpan("366d", Duration.ofDays(366))),
                Setting.FLOW_WINDOWS.parse(" 90m, 24h,1w,366d"));
    }

    @Test
    void offIsNone() {
        assertEquals(List.of(), Setting.FLOW_WINDOWS.parse("off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d,7d,30d", "off", "60m", "1h,2h,3h,4h,5h"})
    void whatIsWrittenIsReadBack(String text) {
        assertEquals(text, Windows.format(Windows.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "1d,",
                "1d,,7d",
                "1",
                "d",
                "1s",
                "1y",
                "1D",
                "1.5d",
                "-1d",
                "+1d",
                "0d",
                "59m",
                "367d",
                "53w",
                "8785h",
                "99999999d",
                "1d7h",
                "1 d",
                "PT1H",
                "OFF",
                "1d,off",
                "1h,2h,3h,4h,5h,6h",
                "1d,1d",
                "1d,24h",
                "7d,1w",
                "60m,1h"
            })
    void everythingElseIsRefusedWithTheRule(String text) {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> Setting.FLOW_WINDOWS.parse(text), text);
        assertTrue(thrown.getMessage().contains("must be up to five different windows"), thrown.getMessage());
    }
}
