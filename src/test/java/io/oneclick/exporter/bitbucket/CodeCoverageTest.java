package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeCoverageTest {

    private static final CodeCoverage COVERAGE = new CodeCoverage();

    private static String find(String data) throws IOException {
        return COVERAGE.find(data).map(BigDecimal::toPlainString).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "81.25, 81.25",
        "81, 81.00",
        "81.255, 81.26",
        "81.245, 81.25",
        "1e2, 100.00",
        "0, 0.00",
        "-0, 0.00",
        "-0.001, 0.00",
        "-0.005, -0.01",
        "-12.345, -12.35",
        "1e-999999999, 0.00",
        "1E400, none",
        "1E999999999999, none",
        "true, none",
        "null, none",
        "'\"81.25\"', none",
        "[81], none",
        "'{\"value\":81}', none"
    })
    void aNumberIsRoundedHalfUpToTwoDecimalsAndNothingElseIsANumber(String value, String expected) throws IOException {
        assertEquals(expected, find("[{\"title\":\"Code Coverage\",\"type\":\"PERCENTAGE\",\"value\":" + value + "}]"));
    }

    @Test
    void theFirstItemOfThatTitleWithANumberCounts() throws IOException {
        assertEquals(
                "2.00",
                find("[{\"title\":\"Lines\",\"value\":1},{\"title\":\"Code Coverage\",\"value\":\"x\"},"
                        + "{\"value\":2,\"title\":\"Code Coverage\"},{\"title\":\"Code Coverage\",\"value\":3}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "81",
                "[]",
                "{}",
                "{\"title\":\"Code Coverage\",\"value\":81}",
                "[[{\"title\":\"Code Coverage\",\"value\":81}]]",
                "[{\"data\":{\"title\":\"Code Coverage\",\"value\":81}}]",
                "[{\"title\":\"code coverage\",\"value\":81}]",
                "[{\"title\":[\"Code Coverage\"],\"value\":81}]",
                "[\"Code Coverage\",81]"
            })
    void jsonOfAnotherShapeHasNone(String data) throws IOException {
        assertEquals("none", find(data));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Code Coverage: 81",
                "[{\"title\":\"Code Coverage\",\"value\":81}",
                "[{\"title\":\"Code Coverage\",\"value\":81}]]",
                "[{\"title\":\"Code Coverage\",\"value\":81}] 1",
                "[{\"title\":\"Code Coverage\",\"value\":081}]",
                "[{\"title\":\"Code Coverage\",\"value\":NaN}]",
                "[{'title':'Code Coverage','value':81}]"
            })
    void whatIsNotJsonAsAWholeIsRefused(String data) {
        assertThrows(IOException.class, () -> find(data));
    }

    @Test
    void depthIsRefusedAndDoesNotOverflowTheStack() {
        assertThrows(IOException.class, () -> find("[".repeat(1_000_000)));
    }
}
