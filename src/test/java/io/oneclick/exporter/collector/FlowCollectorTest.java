package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlowCollectorTest {

    @Test
    void itSaysWhenTheFlowWasRead() {
        assertEquals("""
                TimestampSeconds
                1.795166717E9
                """, Rows.of(new FlowCollector(), TestFlow.snapshot()));
    }
}
