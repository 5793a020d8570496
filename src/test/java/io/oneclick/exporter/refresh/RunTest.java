package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.source.SourceException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunTest {

    private final TestTime time = new TestTime();

    @Test
    void whatSucceedsGivesItsValueAndHowLongItTook() {
        Run<String> run = Run.of(
                () -> {
                    time.passes(Duration.ofMillis(41));
                    return "value";
                },
                time.time());
        assertTrue(run.succeeded());
        assertEquals("value", run.value());
        assertEquals(Duration.ofMillis(41), run.duration());
    }

    @Test
    void aSourcesReasonIsForPeopleAsItIs() {
        Run<String> run = Run.of(
                () -> {
                    throw new SourceException("no such table", null);
                },
                time.time());
        assertFalse(run.succeeded());
        assertNull(run.value());
        assertEquals("no such table", run.reason());
    }

    @Test
    void whateverElseIsThrownIsCaughtAndNamed() {
        Run<String> run = Run.of(
                () -> {
                    throw new AssertionError("a bug");
                },
                time.time());
        assertEquals("unexpected java.lang.AssertionError: a bug", run.reason());
        assertEquals(AssertionError.class, run.cause().getClass());
    }
}
