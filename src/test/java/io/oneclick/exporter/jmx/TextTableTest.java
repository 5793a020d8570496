package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextTableTest {

    private final TextTable table = new TextTable("repository", "number");

    @Test
    void columnsStandOneBelowTheOther() {
        assertTrue(table.isEmpty());
        table.add("billing", "#7");
        table.add("a-longer-repository", "#1234567");
        assertFalse(table.isEmpty());
        assertEquals("""
                repository           number
                billing              #7
                a-longer-repository  #1234567
                """, table.toString());
    }

    @Test
    void itIsBoundedAndSaysHowManyAreLeftOut() {
        for (int i = 0; i < TextTable.MAX_ROWS + 234; i++) {
            table.add("billing", "#" + i);
        }
        assertEquals(1 + TextTable.MAX_ROWS + 1, table.toString().lines().count());
        assertTrue(table.toString().endsWith("\n… and 234 more\n"));
    }
}
