package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MissingTableTest {

    @Test
    void withoutATableOfCodeInsightsThereMayBeNone() {
        String hint = MissingTable.hint("AO_2AD648_MERGE_CHECK");
        assertTrue(hint.contains("no Code Insights") && hint.contains("currentSchema"), hint);
    }

    @Test
    void withoutAnyOtherItMayBeAnotherDatabaseOrSchema() {
        String hint = MissingTable.hint("sta_pull_request");
        assertTrue(hint.contains("check that this is Bitbucket's database") && hint.contains("currentSchema"), hint);
    }
}
