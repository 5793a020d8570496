package io.oneclick.exporter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleStatementTest {

    @Test
    void theSemicolonAndTheCommentsAfterItAreRemoved() {
        assertEquals("SELECT 1", SingleStatement.of(" SELECT 1; -- done\n/* really; */ "));
    }

    @Test
    void aSemicolonInATextOrACommentEndsNoStatement() {
        assertEquals("SELECT ';' /* ; */", SingleStatement.of("SELECT ';' /* ; */"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WITH a AS (SELECT 1) SELECT * FROM a", "VALUES (1)", "TABLE project", "(SELECT 1)"})
    void whatElseReturnsRowsIsAccepted(String text) {
        assertEquals(text, SingleStatement.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1; SELECT 2", "", "-- nothing", ";"})
    void severalStatementsOrNoneAreRefused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM project",
                "update project SET name = ''",
                "/* */ INSERT INTO x VALUES (1)",
                "CREATE TABLE x ()"
            })
    void aStatementThatWritesIsRefusedByTheSameRule(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> SingleStatement.of(text))
                .getMessage();
        assertTrue(message.startsWith("must be one SELECT statement; "), message);
    }
}
