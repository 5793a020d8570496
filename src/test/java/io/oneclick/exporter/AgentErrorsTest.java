package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class AgentErrorsTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream original = new PrintStream(said, true);
    private final AgentErrors errors = AgentErrors.holding(original);

    @Test
    void wordsOfAnAgentThatStartsPassUnchanged() {
        errors.println("a warning");
        errors.print("in two ");
        errors.println("parts: ä");
        assertFalse(errors.report("mine.yaml"));
        assertEquals("a warning\nin two parts: ä\n".replace("\n", System.lineSeparator()), said.toString());
    }

    @Test
    void anAgentThatGivesUpIsOneLine() {
        errors.println("Failed to start Prometheus JMX Exporter");
        errors.println();
        new IllegalArgumentException("a reason").printStackTrace(errors);
        errors.println("Prometheus JMX Exporter exiting");
        assertEquals("", said.toString());
        assertTrue(errors.report("mine.yaml"));
        assertEquals(
                "oneclick-exporter: the Prometheus agent cannot start with mine.yaml: a reason"
                        + System.lineSeparator(),
                said.toString());
    }

    @Test
    void theStreamBehindIsFoundAgain() {
        assertSame(original, AgentErrors.original(errors));
        assertSame(original, AgentErrors.original(original));
    }
}
