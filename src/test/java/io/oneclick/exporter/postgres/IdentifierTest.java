package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "sta_pull_request, sta_pull_request",
        "AO_2AD648_MERGE_CHECK, \"AO_2AD648_MERGE_CHECK\"",
        "metrics-reader, \"metrics-reader\"",
        "2fast, \"2fast\"",
        "a\"b, \"a\"\"b\""
    })
    void aNameIsQuotedWhereSqlNeedsIt(String name, String quoted) {
        assertEquals(quoted, Identifier.quoted(name));
    }
}
